import Contracts
import Effects
import Logging
import Streams
import Synchronization
import Testing

/// A clock that moves when a test says so, or when somebody sleeps by it.
final class ManualClock: Sendable {
    private let value = Mutex(Timestamp(milliseconds: 1_700_000_000_000))
    var now: Timestamp { value.withLock { $0 } }
    func pass(_ duration: Duration) { value.withLock { $0 = $0 + duration } }
}

/// A ledger with its store and clock, and as many runners as a test wants.
struct Bench: Sendable {
    let clock = ManualClock()
    let store: StateStore
    let ledger: EffectLedger
    let repository: RepositoryName
    let writer: EntryWriter

    init(store: StateStore? = nil, mode: Mode = .act) throws {
        let clock = clock
        let now: @Sendable () -> Timestamp = { clock.now }
        self.store = store ?? InMemoryStreams(milliseconds: { clock.now.milliseconds }).store
        ledger = EffectLedger(service: "assigner", mode: { _ in mode }, now: now, realNow: now)
        repository = try #require(RepositoryName("acme/dbt_cloud"))
        let ids = Counter()
        writer = EntryWriter(source: "/assigner/test", now: now) {
            ULID(time: clock.now, random: UInt128(ids.next()))
        }
    }

    func write(
        _ kind: EffectKind, _ number: Int = 7, urgency: Int = 2, _ request: EffectRequest = EffectRequest()
    ) -> PlannedEffect {
        PlannedEffect(
            kind: kind, repository: repository, subject: Subject(repository, number: number), number: number,
            urgency: urgency, request: request)
    }

    func plan(_ writes: [PlannedEffect], cause: String) async throws {
        while true {
            var draft = StepDraft(fence: .open, store: store, writer: writer)
            try await ledger.plan(writes, cause: cause, into: &draft)
            if try await store.commit([draft.step]) == [.committed] { return }
        }
    }

    func effect(_ id: String) async throws -> Effect {
        let record = try await store.read([EffectLedger.key(id)])[0]
        return try ContractJSON.decode(Effect.self, from: #require(record.data))
    }

    func waiting() async throws -> Int { try await store.count(EffectLedger.queue("assigner")) }

    /// A runner whose sleeps move the clock.
    func runner(
        _ outside: EffectPort, name: String = "one", store: StateStore? = nil, attempts: Int = 5,
        limits: WriteBudget.Limits = WriteBudget.Limits(), sleep: (@Sendable (Duration) async throws -> Void)? = nil,
        completed: @escaping EffectRunner.Completion = { _, _ in }
    ) -> EffectRunner {
        let clock = clock
        let now: @Sendable () -> Timestamp = { clock.now }
        var settings = EffectSettings(realNow: now, now: now, clockRate: 1)
        settings.attempts = attempts
        let gate = BudgetGate(
            name: "token", store: store ?? self.store, limits: { limits }, now: now,
            sleep: sleep ?? { duration in clock.pass(duration) })
        return EffectRunner(
            ledger: ledger, store: store ?? self.store, writer: writer, port: outside, gate: { _ in gate },
            instance: name,
            settings: settings, interval: .milliseconds(1),
            logger: Logger(label: "effects") { _ in SwiftLogNoOpLogHandler() },
            completed: completed)
    }

    /// Works until nothing is queued; pauses pass at once.
    func drain(_ runner: EffectRunner) async throws {
        for _ in 0..<1000 where try await waiting() > 0 {
            if try await runner.sendNext() == false { clock.pass(.seconds(1)) }
        }
        #expect(try await waiting() == 0)
    }
}

/// Numbers from 1.
final class Counter: Sendable {
    private let value = Mutex<UInt64>(0)
    func next() -> UInt64 {
        value.withLock { number in
            number += 1
            return number
        }
    }
}
