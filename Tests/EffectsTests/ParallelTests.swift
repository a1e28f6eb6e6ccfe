import Contracts
import Effects
import Logging
import RedisStreams
import Streams
import Support
import Synchronization
import Testing

@Suite("Two runners on one Redis", .timeLimit(.minutes(2)))
struct ParallelTests {
    /// Runs two replicas, each with a connection of its own, until nothing is queued.
    private func race(
        _ plan: (Bench) async throws -> Void, _ outside: Outside, attempts: Int = 5
    ) async throws -> (Bench, PrivateRedis) {
        let redis = try PrivateRedis(fsync: "no")
        let keyspace = Keyspace(workspace: "test")
        let first = RedisStore(connection: try redis.connection(), keyspace: keyspace).store
        let second = RedisStore(connection: try redis.connection(), keyspace: keyspace).store
        let bench = try Bench(store: first)
        try await plan(bench)
        let start = ContinuousClock.now
        let real: @Sendable () -> Timestamp = { Timestamp(milliseconds: 1_700_000_100_000) + start.duration(to: .now) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (name, store) in [("one", first), ("two", second)] {
                // A clock of the domain that runs a thousand times faster makes seconds of backing off milliseconds.
                var settings = EffectSettings(realNow: real, now: real, clockRate: 1000)
                settings.attempts = attempts
                let gate = BudgetGate(
                    name: "token", store: store,
                    limits: { WriteBudget.Limits(interval: .zero, contentPerMinute: .max, contentPerHour: .max) },
                    now: real, sleep: { try await Task.sleep(for: $0) })
                let runner = EffectRunner(
                    ledger: EffectLedger(service: "assigner", mode: { _ in .act }, now: real, realNow: real),
                    store: store,
                    writer: bench.writer, port: outside.port, gate: { _ in gate }, instance: name, settings: settings,
                    logger: Logger(label: "effects") { _ in SwiftLogNoOpLogHandler() },
                    completed: { effect, draft in
                        draft.add(.adjust(IndexName("ends"), member: effect.effectID, by: 1))
                    })
                group.addTask {
                    while try await store.count(EffectLedger.queue("assigner")) > 0 {
                        if try await runner.sendNext() == false { await Task.yield() }
                    }
                }
            }
            try await group.waitForAll()
        }
        let ends = try await first.members(MemberQuery(IndexName("ends"), limit: 10_000))
        #expect(ends.allSatisfy { $0.score == 1 }, "an end was noted twice")
        return (bench, redis)
    }

    private func plan(_ bench: Bench, subjects: Int, each: Int) async throws {
        for round in 0..<each {
            for subject in 1...subjects {
                let request = EffectRequest(body: "\(round)")
                try await bench.plan([bench.write(.comment, subject, request)], cause: "c\(subject)-\(round)")
            }
        }
    }

    /// Every effect was applied once, and those of a subject in order.
    private func check(_ outside: Outside, subjects: Int, each: Int) {
        #expect(outside.applied.count == subjects * each)
        #expect(Set(outside.ids).count == subjects * each)
        for subject in 1...subjects {
            let rounds = outside.applied.filter { $0.number == subject }.map { $0.request.body }
            #expect(rounds == (0..<each).map { "\($0)" })
        }
    }

    @Test("each effect is sent once, and both take their share")
    func share() async throws {
        let outside = Outside()
        _ = try await race({ try await plan($0, subjects: 20, each: 5) }, outside)
        check(outside, subjects: 20, each: 5)
        #expect(outside.sent == 100)
        #expect(outside.lookUps == 0)
    }

    @Test("one write is out at a time")
    func oneAtATime() async throws {
        let out = Mutex((now: 0, most: 0))
        let outside = Outside(sending: { _ in
            out.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<20 { await Task.yield() }
            out.withLock { $0.now -= 1 }
        })
        _ = try await race({ try await plan($0, subjects: 30, each: 1) }, outside)
        #expect(out.withLock { $0.most } == 1)
    }

    @Test(
        "whatever replies are lost, each effect is applied exactly once and in order",
        arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func lostReplies(seed: UInt64) async throws {
        let dice = Mutex(Dice(state: seed))
        let outside = Outside({ _, _ in
            switch dice.withLock({ $0.roll(8) }) {
            case 0, 1: .applied
            case 2: .lost
            case 3: .fails(.retry)
            default: nil
            }
        })
        let (bench, redis) = try await race({ try await plan($0, subjects: 8, each: 6) }, outside, attempts: 1000)
        check(outside, subjects: 8, each: 6)
        #expect(outside.sent > 48, "no trouble, no test")
        for id in Set(outside.ids) { #expect(try await bench.effect(id).state == .done) }
        withExtendedLifetime(redis) {}
    }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same seed, the same trouble.
struct Dice {
    var state: UInt64

    mutating func roll(_ sides: UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return (value ^ (value >> 31)) % sides
    }
}
