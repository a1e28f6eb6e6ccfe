package import Contracts
import JSONScan
package import Logging
package import Outbound
import ServiceLifecycle

/// Plays the day into the sandbox, each event at its moment, over HTTP as everybody else would.
package struct DayPlayer: Service {
    private let script: DayScript
    private let origin: Timestamp
    private let now: @Sendable () -> Timestamp
    private let sleep: @Sendable (Timestamp) async throws -> Void
    private let progress: @Sendable (DayProgress) -> Void
    private let caller: DayCaller
    private let log: Logger

    /// - Parameters:
    ///   - origin: the moment at which the day begins.
    ///   - sleep: returns at the moment, on the clock of `now`.
    ///   - pause: waits before a call that failed is made again, in real time.
    ///   - progress: told after each event.
    package init(
        script: DayScript = .make(), gitHubURL: String, ingestorURL: String, apiToken: String, origin: Timestamp,
        now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (Timestamp) async throws -> Void,
        client: OutboundClient, log: Logger,
        retry: RetryPolicy = RetryPolicy(attempts: 9, base: .milliseconds(50), most: .seconds(5)),
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        progress: @escaping @Sendable (DayProgress) -> Void = { _ in }
    ) {
        self.script = script
        self.origin = origin
        self.now = now
        self.sleep = sleep
        self.progress = progress
        self.log = log
        caller = DayCaller(
            gitHubURL: gitHubURL, ingestorURL: ingestorURL, apiToken: apiToken, client: client, retry: retry,
            pause: pause, log: log)
    }

    /// Plays until the day is over, then waits for the shutdown.
    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await play()
                log.info("the day is over")
                try await gracefulShutdown()
            } catch is CancellationError {}
        }
    }

    /// Plays the day, from the moment at which the ingestor is ready. An event that comes to nothing is logged, and the day
    /// goes on.
    ///
    /// - Throws: `CancellationError`.
    package func play() async throws {
        try await caller.untilIngestorAnswers()
        var numbers: DayCall.Numbers = [:]
        var counts = DayProgress(total: script.events.count)
        for event in script.events {
            try await sleep(origin + event.at)
            counts.count(event.action, isTaken: try await play(event.action, &numbers))
            progress(counts)
        }
    }

    /// Whether it was taken.
    private func play(_ action: DayAction, _ numbers: inout DayCall.Numbers) async throws -> Bool {
        if case .redeliver(let repository, let login) = action { return try await redeliver(repository, as: login) }
        if case .notice(let key, let repository, let title) = action {
            guard let number = try await number(of: title, in: repository) else { return false }
            numbers[key] = (repository, number)
            return true
        }
        guard let call = DayCall(action, numbers: numbers, now: now()) else {
            log.warning("an event of the day names an issue that was never opened")
            return false
        }
        guard let reply = try await caller.send(call) else { return false }
        if case .report(let report) = action {
            guard let number = reply["number"]?.int else { return false }
            numbers[report.key] = (report.repository, number)
        }
        return true
    }

    /// The newest issue of Switchyard's that has the title.
    private func number(of title: String, in repository: String) async throws -> Int? {
        for page in 1...5 {
            let path =
                "/repos/acme/\(repository)/issues?state=all&creator=switchyard%5Bbot%5D&per_page=100&page=\(page)"
            let found = try await caller.send(DayCall(.gitHub(as: "ana"), path, [:], method: "GET"))?.elements ?? []
            if let issue = found.first(where: { $0["title"]?.string == title }) { return issue["number"]?.int }
            if found.count < 100 { break }
        }
        log.warning("an issue of the day is not there yet", metadata: ["title": "\(title)"])
        return nil
    }

    /// As somebody does in the settings of a webhook: finds the delivery and asks for it again.
    private func redeliver(_ repository: String, as login: String) async throws -> Bool {
        let hooks = "/repos/acme/\(repository)/hooks"
        func get(_ path: String) async throws -> JSONValue? {
            try await caller.send(DayCall(.gitHub(as: login), path, [:], method: "GET"))
        }
        guard let hook = try await get(hooks)?.elements.first?["id"]?.int,
            let delivery = try await get("\(hooks)/\(hook)/deliveries")?.elements
                .first(where: { $0["event"]?.string == "issues" && $0["action"]?.string == "opened" })?["id"]?.int
        else { return false }
        let again = DayCall(.gitHub(as: login), "\(hooks)/\(hook)/deliveries/\(delivery)/attempts", [:])
        return try await caller.send(again) != nil
    }
}
