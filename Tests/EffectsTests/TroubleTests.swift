import Contracts
import Effects
import Logging
import ServiceLifecycle
import Streams
import Synchronization
import Testing

@Suite("Writes that fail", .timeLimit(.minutes(1)))
struct TroubleTests {
    private static let id = "01A-0-comment"

    private func one(_ trouble: @escaping @Sendable (Int, Effect) -> Outside.Trouble?) async throws -> (Bench, Outside)
    {
        let bench = try Bench()
        let outside = Outside(trouble)
        try await bench.plan([bench.write(.comment)], cause: "01A")
        try await bench.drain(bench.runner(outside.port))
        return (bench, outside)
    }

    @Test("a write that was not applied is tried again, later each time, and parked with the reason after five times")
    func retry() async throws {
        let (bench, outside) = try await one { sent, _ in sent < 4 ? .fails(.retry) : nil }
        #expect(outside.sent == 4 && outside.applied.count == 1 && outside.lookUps == 0)
        let effect = try await bench.effect(TroubleTests.id)
        #expect(effect.state == .done && effect.attempts == 4 && effect.error == nil)
        // 2, 4 and 8 seconds were waited.
        #expect((effect.finishedAt ?? effect.plannedAt).since(effect.plannedAt) >= .seconds(14))

        let (parked, hopeless) = try await one { _, _ in .fails(.retry) }
        #expect(hopeless.sent == 5)
        let failed = try await parked.effect(TroubleTests.id)
        #expect(failed.state == .failed && failed.error == "trouble" && failed.attempts == 5)
    }

    @Test("a write that can't succeed is parked at once, and what follows on the subject goes on")
    func permanent() async throws {
        let bench = try Bench()
        let outside = Outside({ sent, _ in sent == 1 ? .fails(.permanent) : nil })
        try await bench.plan([bench.write(.comment), bench.write(.closeIssue)], cause: "01A")
        try await bench.drain(bench.runner(outside.port))
        #expect(try await bench.effect(TroubleTests.id).state == .failed)
        #expect(outside.applied.map(\.kind) == [.closeIssue])
    }

    @Test("a pause that GitHub asks for stops everybody that long, and costs no attempt")
    func pause() async throws {
        let bench = try Bench()
        let outside = Outside({ sent, _ in sent <= 7 ? .fails(.pause(.seconds(90))) : nil })
        try await bench.plan([bench.write(.comment, 1)], cause: "01A")
        try await bench.plan([bench.write(.comment, 2)], cause: "01B")
        let start = bench.clock.now
        try await bench.drain(bench.runner(outside.port))
        #expect(bench.clock.now.since(start) >= .seconds(7 * 90))
        #expect(outside.applied.count == 2)
        #expect(try await bench.effect(TroubleTests.id).attempts == 1)
    }

    @Test("a lost reply is looked for: found, it is not sent again")
    func found() async throws {
        let (bench, outside) = try await one { _, _ in .applied }
        #expect(outside.sent == 1 && outside.applied.count == 1 && outside.lookUps == 1)
        let effect = try await bench.effect(TroubleTests.id)
        #expect(effect.state == .done)
        #expect(effect.result?.note == "found outside after its reply was lost")
    }

    @Test("a lost reply that is not found is sent again, at most five times in all")
    func notFound() async throws {
        let (bench, outside) = try await one { sent, _ in sent == 1 ? .lost : nil }
        #expect(outside.sent == 2 && outside.applied.count == 1)
        #expect(try await bench.effect(TroubleTests.id).state == .done)
        let (parked, hopeless) = try await one { _, _ in .lost }
        #expect(hopeless.sent == 5)
        let failed = try await parked.effect(TroubleTests.id)
        #expect(failed.state == .failed && failed.error == "its reply was lost, and it was not found outside")
    }

    @Test("what can't be looked for any more is parked, and does not hold up its subject")
    func goneMeanwhile() async throws {
        let bench = try Bench()
        let outside = Outside({ sent, _ in sent == 1 ? .lost : nil })
        var port = outside.port
        port.lookUp = { _, _ throws(EffectFailure) in throw EffectFailure(.permanent, "the issue is gone") }
        try await bench.plan([bench.write(.comment), bench.write(.closeIssue)], cause: "01A")
        try await bench.drain(bench.runner(port))
        let effect = try await bench.effect(TroubleTests.id)
        #expect(effect.state == .failed && effect.error == "the issue is gone")
        #expect(outside.applied.map(\.kind) == [.closeIssue])
    }

    @Test("a process that dies between the write and its note leaves a trace: the next looks, and does not send again")
    func crash() async throws {
        let bench = try Bench()
        let isDead = Mutex(false)
        let outside = Outside(sending: { _ in isDead.withLock { $0 = true } })
        var dying = bench.store
        dying.commit = { [store = bench.store] steps throws(StreamsError) in
            if isDead.withLock({ $0 }) { throw StreamsError(.unavailable, "dead") }
            return try await store.commit(steps)
        }
        try await bench.plan([bench.write(.comment)], cause: "01A")
        await #expect(throws: (any Error).self) {
            try await bench.runner(outside.port, name: "dead", store: dying).sendNext()
        }
        #expect(try await bench.effect(TroubleTests.id).state == .started)
        let other = bench.runner(outside.port, name: "two")
        // The dead one's lease holds for a while.
        #expect(try await other.sendNext() == false)
        try await bench.drain(other)
        #expect(outside.sent == 1 && outside.lookUps == 1)
        #expect(try await bench.effect(TroubleTests.id).state == .done)
    }

    @Test("a shutdown lets the write that is out finish and notes it, and leaves the rest for others at once")
    func shutdown() async throws {
        let bench = try Bench()
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let wasCancelled = Mutex(false)
        let outside = Outside(sending: { effect in
            guard effect.kind == .comment else { return }
            arrived.yield()
            while !Task.isShuttingDownGracefully, !Task.isCancelled { await Task.yield() }
            wasCancelled.withLock { $0 = Task.isCancelled }
        })
        try await bench.plan([bench.write(.comment), bench.write(.closeIssue)], cause: "01A")
        let group = ServiceGroup(
            services: [bench.runner(outside.port)], logger: Logger(label: "group") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await _ in arrivals { break }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        #expect(!wasCancelled.withLock { $0 })
        #expect(try await bench.effect(TroubleTests.id).state == .done)
        #expect(try await bench.effect("01A-1-close_issue").state == .planned)
        let other = Outside()
        #expect(try await bench.runner(other.port, name: "two").sendNext())
        #expect(other.ids == ["01A-1-close_issue"])
    }
}
