package import Contracts
import JSONScan
package import Logging
package import Outbound
import ServiceLifecycle
import Synchronization

/// Plays the day into the sandbox, each event at its moment, over HTTP as everybody else would.
package struct DayPlayer: Service {
    private let script: DayScript
    private let gitHubURL: String
    private let ingestorURL: String
    private let apiToken: String
    private let origin: Timestamp
    private let now: @Sendable () -> Timestamp
    private let sleep: @Sendable (Timestamp) async throws -> Void
    private let client: OutboundClient
    private let log: Logger

    /// - Parameters:
    ///   - origin: the moment at which the day begins.
    ///   - sleep: returns at the moment, on the clock of `now`.
    package init(
        script: DayScript = .make(), gitHubURL: String, ingestorURL: String, apiToken: String, origin: Timestamp,
        now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (Timestamp) async throws -> Void,
        client: OutboundClient, log: Logger
    ) {
        self.script = script
        self.gitHubURL = gitHubURL
        self.ingestorURL = ingestorURL
        self.apiToken = apiToken
        self.origin = origin
        self.now = now
        self.sleep = sleep
        self.client = client
        self.log = log
    }

    /// Plays until the day is over, then waits for the shutdown.
    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            await untilIngestorAnswers()
            var numbers: [String: (repository: String, number: Int)] = [:]
            for event in script.events {
                try await sleep(origin + event.at)
                await play(event.action, &numbers)
            }
            log.info("the day is over")
            try? await gracefulShutdown()
        }
    }

    private func untilIngestorAnswers() async {
        while !Task.isCancelled {
            let request = OutboundRequest("GET", "\(ingestorURL)/health/ready", timeout: .seconds(2))
            if let reply = try? await client.send(request), reply.status == 200 { return }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private func play(_ action: DayAction, _ numbers: inout [String: (repository: String, number: Int)]) async {
        if case .report(let report) = action {
            let label = report.author == DayPeople.monitor ? "dbt-error" : "data-error"
            let reply = await call(
                "POST", "/repos/acme/\(report.repository)/issues", as: report.author,
                ["title": .string(report.title), "body": .string(report.body), "labels": [.string(label)]])
            if let number = reply?["number"]?.int { numbers[report.key] = (report.repository, number) }
            return
        }
        guard let call = DayCall(action, numbers: numbers, day: script, now: now()) else {
            log.warning("an event of the day names an issue that was never opened")
            return
        }
        _ = await send(call)
    }

    private func send(_ request: DayCall) async -> JSONValue? {
        switch request.party {
        case .gitHub(let login): await call(request.method, request.path, as: login, request.body)
        case .ingestor:
            await call(
                request.method, ingestorURL + request.path,
                [OutboundHeader("Authorization", "Bearer \(apiToken)")], request.body)
        }
    }

    private func call(_ method: String, _ path: String, as login: String, _ body: JSONValue) async -> JSONValue? {
        await call(method, gitHubURL + path, [OutboundHeader("Authorization", "Bearer sandbox-\(login)")], body)
    }

    /// Sends until it is answered; an answer that is a refusal is logged, and the day goes on.
    private func call(
        _ method: String, _ url: String, _ headers: [OutboundHeader], _ body: JSONValue
    ) async -> JSONValue? {
        let common = [
            OutboundHeader("User-Agent", "sandbox-day"), OutboundHeader("Content-Type", "application/json"),
        ]
        for attempt in 0..<8 where !Task.isCancelled {
            do throws(OutboundError) {
                let reply = try await client.send(
                    OutboundRequest(method, url, headers: common + headers, body: body.bytes, timeout: .seconds(10)))
                if reply.status < 300 { return try? JSONValue(parsing: reply.body) }
                if reply.status < 500, reply.status != 403, reply.status != 429 {
                    log.warning("refused", metadata: ["url": "\(url)", "status": "\(reply.status)"])
                    return nil
                }
            } catch {
                log.debug("no answer", metadata: ["url": "\(url)"])
            }
            try? await Task.sleep(for: .milliseconds(50 << attempt))
        }
        return nil
    }
}
