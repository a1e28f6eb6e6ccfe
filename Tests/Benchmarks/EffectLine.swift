import Contracts
import Effects
import GitHub
import Logging
import Streams
import Synchronization

/// A ledger in memory and the runner that sends what it holds, by a clock that is moved on.
struct EffectLine {
    private let store: StateStore
    private let writer: EntryWriter
    private let ledger: EffectLedger
    private let runner: EffectRunner
    private let pass: @Sendable (Duration) -> Timestamp

    init(
        client: GitHubClient, now: @escaping @Sendable () -> Timestamp,
        pass: @escaping @Sendable (Duration) -> Timestamp
    ) {
        store = InMemoryStreams(milliseconds: { now().milliseconds }).store
        ledger = EffectLedger(service: "benchmark", mode: { _ in .act }, now: now, realNow: now)
        let ids = Mutex<UInt64>(0)
        writer = EntryWriter(source: "/benchmark", now: now) {
            ULID(
                time: now(),
                random: UInt128(
                    ids.withLock { number in
                        number += 1
                        return number
                    }))
        }
        self.pass = pass
        let limits = WriteBudget.Limits(interval: .zero, contentPerMinute: 1_000_000, contentPerHour: 1_000_000)
        let gate = BudgetGate(
            name: "token", store: store, limits: { limits }, now: now, sleep: { _ = pass($0) })
        runner = EffectRunner(
            ledger: ledger, store: store, writer: writer, port: GitHubEffectPort(client).port,
            gate: { _ in gate },
            instance: "one", settings: EffectSettings(realNow: now, now: now, clockRate: 1),
            logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() }, completed: { _, _ in })
    }

    /// Records writes, as a step does.
    func plan(_ writes: [PlannedEffect], cause: String) async throws {
        var draft = StepDraft(fence: .open, store: store, writer: writer)
        try await ledger.plan(writes, cause: cause, into: &draft)
        _ = try await store.commit([draft.step])
    }

    /// Sends until nothing is left.
    func drain() async throws {
        while try await store.count(EffectLedger.queue("benchmark")) > 0 {
            if try await runner.sendNext() == false { _ = pass(.seconds(1)) }
        }
    }
}
