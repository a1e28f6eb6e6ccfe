import JSONScan
import Logging
import Outbound

/// Makes the day's calls, again and again while nobody answers.
struct DayCaller: Sendable {
    let gitHubURL: String
    let ingestorURL: String
    let apiToken: String
    let client: OutboundClient
    let retry: RetryPolicy
    let pause: @Sendable (Duration) async throws -> Void
    let log: Logger

    /// Returns once the ingestor is ready.
    ///
    /// - Throws: `CancellationError`.
    func untilIngestorAnswers() async throws {
        let request = OutboundRequest("GET", "\(ingestorURL)/health/ready", timeout: .seconds(2))
        while true {
            if let reply = try? await client.send(request), reply.status == 200 { return }
            try Task.checkCancellation()
            try await pause(.milliseconds(100))
        }
    }

    /// What the other side answered; `nil` when it refused or never answered, which is logged.
    ///
    /// - Throws: `CancellationError`.
    func send(_ call: DayCall) async throws -> JSONValue? {
        let request = request(call)
        var failed = 0
        while true {
            let (reply, problem, isFinal) = try await attempt(request, call)
            if let reply { return (try? JSONValue(parsing: reply)) ?? .null }
            failed += 1
            // One caller alone needs no jitter.
            guard !isFinal, let delay = retry.delay(afterAttempt: failed, jitter: 1) else {
                log.warning(
                    "an event of the day came to nothing", metadata: ["path": "\(call.path)", "why": "\(problem)"])
                return nil
            }
            try await pause(delay)
        }
    }

    private func attempt(
        _ request: OutboundRequest, _ call: DayCall
    ) async throws -> (reply: [UInt8]?, problem: String, isFinal: Bool) {
        do throws(OutboundError) {
            let reply = try await client.send(request)
            if (200..<300).contains(reply.status) { return (reply.body, "", false) }
            // GitHub answers 403 and 429 when it is asked too often.
            let isFinal = reply.status < 500 && reply.status != 403 && reply.status != 429
            return (nil, "status \(reply.status)", isFinal)
        } catch {
            try Task.checkCancellation()
            // An issue must not be opened twice; the ingestor has a key to know a repetition by.
            return (nil, error.description, error.mayHaveBeenApplied && call.party != .ingestor && call.method != "GET")
        }
    }

    private func request(_ call: DayCall) -> OutboundRequest {
        let base: String
        let token: String
        switch call.party {
        case .gitHub(let login): (base, token) = (gitHubURL, DayPeople.token(of: login))
        case .ingestor: (base, token) = (ingestorURL, apiToken)
        }
        let headers = [
            OutboundHeader("User-Agent", "sandbox-day"), OutboundHeader("Content-Type", "application/json"),
            OutboundHeader("Authorization", "Bearer \(token)"),
        ]
        return OutboundRequest(
            call.method, base + call.path, headers: headers, body: call.method == "GET" ? nil : call.body.bytes)
    }
}
