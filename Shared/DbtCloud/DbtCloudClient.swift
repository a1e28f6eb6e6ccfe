import JSONScan
package import Outbound
package import Signatures

/// dbt Cloud's admin API, version 2, as far as Switchyard uses it.
///
/// Every call throws ``DbtCloudError``. A call that may pass is made again a few times, after as long as dbt Cloud asks when
/// that is short; a longer wait is the caller's affair.
package struct DbtCloudClient: Sendable {
    /// The longest wait that a call sits out by itself.
    static let patience = Duration.seconds(20)
    /// The most runs that a list asks for at once, as many as dbt Cloud gives.
    static let pageSize = 100

    private let client: OutboundClient
    private let token: Secret
    private let baseURL: String
    /// The account that the token belongs to.
    package let accountID: String
    private let retry: RetryPolicy
    private let pause: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - baseURL: that of the account's region, without a slash at its end, e.g. `https://ab123.us1.dbt.com`.
    ///   - pause: sleeps, in real time.
    package init(
        _ client: OutboundClient, token: Secret, baseURL: String, accountID: String,
        retry: RetryPolicy = RetryPolicy(attempts: 3, base: .milliseconds(500)),
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.client = client
        self.token = token
        self.baseURL = baseURL
        self.accountID = accountID
        self.retry = retry
        self.pause = pause
    }

    /// One run with its steps and their debug logs.
    ///
    /// - Throws: ``DbtCloudError``.
    package func run(_ id: Int) async throws(DbtCloudError) -> DbtCloudRun {
        let related = "trigger,job,run_steps,debug_logs"
        let value = try await value("/runs/\(id)/", [("include_related", related)], limit: 24 << 20)
        guard let run = DbtCloudRun(value["data"] ?? .null), run.id == id else {
            throw DbtCloudError(.malformedReply, "the reply is not run \(id)")
        }
        return run
    }

    /// A page of runs, newest first or oldest first, and whether there may be more.
    ///
    /// - Parameter orderBy: `id`, `finished_at`, with `-` for newest first.
    /// - Throws: ``DbtCloudError``.
    package func runs(
        orderBy: String = "-id", offset: Int = 0, job: Int? = nil, after: Int? = nil
    ) async throws(DbtCloudError) -> (runs: [DbtCloudRun], hasMore: Bool) {
        var query = [
            ("order_by", orderBy), ("limit", String(DbtCloudClient.pageSize)), ("offset", String(offset)),
            ("include_related", "trigger,job"),
        ]
        if let job { query.append(("job_definition_id", String(job))) }
        if let after { query.append(("id__gt", String(after))) }
        let value = try await value("/runs/", query, limit: 16 << 20)
        guard case .array(let list)? = value["data"] else {
            throw DbtCloudError(.malformedReply, "the reply is no list of runs")
        }
        let total = value["extra"]?["pagination"]?["total_count"]?.int
        let seen = offset + list.count
        let hasMore = !list.isEmpty && (total.map { seen < $0 } ?? (list.count >= DbtCloudClient.pageSize))
        return (list.compactMap { DbtCloudRun($0) }, hasMore)
    }

    /// An artifact of a step; `nil` when the step left none.
    ///
    /// - Parameter limit: the most bytes that are taken.
    /// - Throws: ``DbtCloudError`` (`tooLarge`).
    package func artifact(
        _ name: String, of run: Int, step: Int? = nil, limit: Int
    ) async throws(DbtCloudError) -> [UInt8]? {
        do throws(DbtCloudError) {
            return try await bytes(
                "/runs/\(run)/artifacts/\(PercentEncoding.encode(name))", step.map { [("step", String($0))] } ?? [],
                limit: limit, timeout: .seconds(60))
        } catch  where error.code == .notFound {
            return nil
        }
    }

    /// Starts a failed run again from where it failed, as a run of its own; asked for once, whatever comes of it.
    ///
    /// - Throws: ``DbtCloudError``; after `lost` and `unavailable` it may have begun.
    package func retry(run id: Int) async throws(DbtCloudError) -> DbtCloudRun {
        let request = request("POST", "/runs/\(id)/retry/", [], limit: 4 << 20, timeout: .seconds(30))
        let body: [UInt8]
        switch await attempt(request) {
        case .success(let bytes): body = bytes
        case .failure(let error): throw error
        }
        guard let run = (try? JSONValue(parsing: body)).flatMap({ DbtCloudRun($0["data"] ?? .null) }) else {
            throw DbtCloudError(.malformedReply, "the reply is no run")
        }
        return run
    }

    /// Whether the account can be read.
    ///
    /// - Throws: ``DbtCloudError``.
    package func check() async throws(DbtCloudError) {
        _ = try await value("/runs/", [("limit", "1")], limit: 4 << 20)
    }

    private func value(_ path: String, _ query: [(String, String)], limit: Int) async throws(DbtCloudError) -> JSONValue
    {
        let body = try await bytes(path, query, limit: limit, timeout: .seconds(30))
        guard let value = try? JSONValue(parsing: body) else {
            throw DbtCloudError(.malformedReply, "the reply is no JSON")
        }
        return value
    }

    private func bytes(
        _ path: String, _ query: [(String, String)], limit: Int, timeout: Duration
    ) async throws(DbtCloudError) -> [UInt8] {
        let request = request("GET", path, query, limit: limit, timeout: timeout)
        var failed = 0
        while true {
            let problem: DbtCloudError
            switch await attempt(request) {
            case .success(let body): return body
            case .failure(let error): problem = error
            }
            failed += 1
            guard problem.mayPass, (problem.retryAfter ?? .zero) <= DbtCloudClient.patience,
                let wait = retry.delay(
                    afterAttempt: failed, asked: problem.retryAfter, jitter: .random(in: 0...1))
            else { throw problem }
            do { try await pause(wait) } catch { throw problem }
        }
    }

    private func request(
        _ method: String, _ path: String, _ query: [(String, String)], limit: Int, timeout: Duration
    ) -> OutboundRequest {
        let pairs = query.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }
        let tail = pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
        let address = "\(baseURL)/api/v2/accounts/\(PercentEncoding.encode(accountID))\(path)\(tail)"
        let headers = [
            OutboundHeader("Accept", "application/json"), OutboundHeader("User-Agent", "switchyard"),
            OutboundHeader("Authorization", "Bearer \(token.reveal())"),
        ]
        return OutboundRequest(method, address, headers: headers, timeout: timeout, bodyLimit: limit)
    }

    private func attempt(_ request: OutboundRequest) async -> Result<[UInt8], DbtCloudError> {
        let reply: OutboundReply
        do throws(OutboundError) {
            reply = try await client.send(request)
        } catch {
            return .failure(DbtCloudReplyRules.error(error))
        }
        if let problem = DbtCloudReplyRules.error(reply, token: token) { return .failure(problem) }
        // A proxy's page with status 200 says nothing of runs; an artifact is JSON in any case.
        guard
            reply.body.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }).map({ $0 == 0x7B || $0 == 0x5B })
                ?? false
        else { return .failure(DbtCloudError(.malformedReply, "the reply is no JSON", status: reply.status)) }
        return .success(reply.body)
    }
}
