package import Contracts
import ServiceLifecycle
package import Streams

/// The shared write budget of one token, kept in the state store.
package struct BudgetGate: Sendable {
    private let key: RecordKey
    private let store: StateStore
    private let limits: @Sendable () -> WriteBudget.Limits
    private let now: @Sendable () -> Timestamp
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - name: names the token without telling it, e.g. a digest.
    ///   - now: the clock of the domain, which pacing goes by.
    ///   - sleep: sleeps for a time of that clock.
    package init(
        name: String, store: StateStore, limits: @escaping @Sendable () -> WriteBudget.Limits,
        now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        key = RecordKey("budget:\(name)")
        self.store = store
        self.limits = limits
        self.now = now
        self.sleep = sleep
    }

    /// Waits until the write may go; a graceful shutdown ends the wait as a cancellation does.
    ///
    /// - Parameters:
    ///   - nap: the longest time of the domain between two calls of `waiting`.
    ///   - waiting: called again and again during a long wait, so that the caller keeps what it holds; its error ends the
    ///     wait.
    /// - Throws: ``StreamsError`` (`unavailable`), `CancellationError`.
    package func acquire(
        _ claim: WriteBudget.Claim, atMost nap: Duration = .seconds(5), waiting: () async throws -> Void = {}
    ) async throws {
        while true {
            try Task.checkCancellation()
            let answer = try await change { $0.claim(claim, limits: limits(), at: now()) }
            guard case .wait(let duration) = answer else { return }
            try await cancelWhenGracefulShutdown { try await sleep(max(min(duration, nap), .milliseconds(1))) }
            try await waiting()
        }
    }

    /// Ends a granted write; GitHub's wish for a pause is passed on to everybody.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package func release(_ holder: String, pause: Duration? = nil) async throws {
        try await change { budget in
            budget.release(holder)
            if let pause { budget.block(until: now() + pause) }
        }
    }

    private func change<Answer>(_ body: (inout WriteBudget) -> Answer) async throws -> Answer {
        while true {
            try Task.checkCancellation()
            let record = try await store.read([key])[0]
            var budget = WriteBudget()
            if let data = record.data { budget = (try? ContractJSON.decode(WriteBudget.self, from: data)) ?? budget }
            let answer = body(&budget)
            let step = Step(
                expected: [key: record.version],
                mutations: [.put(key, try ContractJSON.encode(budget), timeToLive: .seconds(86_400))])
            if try await store.commit([step]) == [.committed] { return answer }
        }
    }
}
