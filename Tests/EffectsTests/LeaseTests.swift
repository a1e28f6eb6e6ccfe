import Contracts
import Effects
import Streams
import Synchronization
import Testing

@Suite("Leases on subjects", .timeLimit(.minutes(1)))
struct LeaseTests {
    private static let slow = WriteBudget.Limits(interval: .seconds(40))

    @Test("a replica that waits long for its turn keeps its subject")
    func kept() async throws {
        let bench = try Bench()
        let outside = Outside()
        let other = bench.runner(outside.port, name: "two", limits: LeaseTests.slow)
        let attempts = Mutex<[Bool]>([])
        let waiting = bench.runner(
            outside.port, name: "one", limits: LeaseTests.slow,
            sleep: { duration in
                bench.clock.pass(duration)
                let hasWorked = try await other.sendNext()
                attempts.withLock { $0.append(hasWorked) }
            })
        try await bench.plan([bench.write(.comment, 1)], cause: "01A")
        #expect(try await other.sendNext())
        try await bench.plan([bench.write(.comment, 2)], cause: "01B")
        #expect(try await waiting.sendNext())
        #expect(outside.ids == ["01A-0-comment", "01B-0-comment"])
        #expect(attempts.withLock { $0.count } >= 4)
        #expect(attempts.withLock { $0.allSatisfy { !$0 } })
    }

    @Test("a replica that slept through its lease finds the subject taken, and sends nothing")
    func lost() async throws {
        let bench = try Bench()
        let outside = Outside()
        let other = bench.runner(outside.port, name: "two")
        let stalled = bench.runner(
            outside.port, name: "one", limits: LeaseTests.slow,
            sleep: { _ in
                bench.clock.pass(.seconds(60))
                try await bench.drain(other)
            })
        try await bench.plan([bench.write(.comment, 1)], cause: "01A")
        try await bench.drain(other)
        try await bench.plan([bench.write(.comment, 2), bench.write(.closeIssue, 2)], cause: "01B")
        #expect(try await stalled.sendNext())
        #expect(outside.ids == ["01A-0-comment", "01B-0-comment", "01B-1-close_issue"])
        #expect(outside.sent == 3)
        #expect(try await bench.waiting() == 0)
    }

    @Test("an effect that was undone while it waited for its turn is not sent")
    func undone() async throws {
        let bench = try Bench()
        let outside = Outside()
        try await bench.plan([bench.write(.comment, 1)], cause: "01A")
        try await bench.plan([bench.write(.comment, 2)], cause: "01B")
        let runner = bench.runner(
            outside.port, limits: LeaseTests.slow,
            sleep: { duration in
                bench.clock.pass(duration)
                var effect = try await bench.effect("01B-0-comment")
                effect.state = .undone
                let key = EffectLedger.key(effect.effectID)
                let put = Mutation.put(key, try ContractJSON.encode(effect), timeToLive: nil)
                _ = try await bench.store.commit([Step(mutations: [put])])
            })
        for _ in 0..<4 { _ = try await runner.sendNext() }
        #expect(outside.ids == ["01A-0-comment"])
        #expect(try await bench.effect("01B-0-comment").state == .undone)
    }

    @Test("a late note of what another replica has noted changes nothing")
    func notedOnce() async throws {
        let bench = try Bench()
        let ends = Mutex(0)
        let completed: EffectRunner.Completion = { _, _ in ends.withLock { $0 += 1 } }
        let calls = Mutex(0)
        let outside = Outside()
        let other = bench.runner(outside.port, name: "two", completed: completed)
        var slow = outside.port
        slow.send = { effect, applied throws(EffectFailure) in
            let result = try await outside.port.send(effect, applied)
            calls.withLock { $0 += 1 }
            // The reply comes after the lease is over, and another replica has found the write.
            bench.clock.pass(.seconds(60))
            do { try await bench.drain(other) } catch { throw EffectFailure(.permanent, "\(error)") }
            return result
        }
        try await bench.plan([bench.write(.comment)], cause: "01A")
        _ = try await bench.runner(slow, name: "one", completed: completed).sendNext()
        #expect(outside.sent == 1 && calls.withLock { $0 } == 1)
        #expect(ends.withLock { $0 } == 1)
        #expect(try await bench.effect("01A-0-comment").state == .done)
    }
}
