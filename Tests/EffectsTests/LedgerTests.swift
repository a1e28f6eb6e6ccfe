import Contracts
import Effects
import Streams
import Synchronization
import Testing

@Suite("The ledger of effects", .timeLimit(.minutes(1)))
struct LedgerTests {
    @Test("an effect is planned, started before it is sent, and done, with its times and result")
    func states() async throws {
        let bench = try Bench()
        let seen = Mutex<[Effect]>([])
        let outside = Outside(sending: { effect in
            if let stored = try? await bench.effect(effect.effectID) { seen.withLock { $0.append(stored) } }
            bench.clock.pass(.seconds(2))
        })
        try await bench.plan([bench.write(.comment, 7, EffectRequest(body: "B"))], cause: "01A")
        let planned = try await bench.effect("01A-0-comment")
        #expect(planned.state == .planned && planned.attempts == 0 && planned.startedAt == nil)
        bench.clock.pass(.seconds(3))
        try await bench.drain(bench.runner(outside.port))
        let started = try #require(seen.withLock { $0.first })
        #expect(
            started.state == .started && started.attempts == 1 && started.startedAt == planned.plannedAt + .seconds(3))
        let done = try await bench.effect("01A-0-comment")
        #expect(done.state == .done && done.finishedAt == planned.plannedAt + .seconds(5))
        #expect(done.result?.commentID == "c-01A-0-comment")
        #expect(outside.ids == ["01A-0-comment"])
    }

    @Test("the same cause plans the same ids, so planning again changes nothing outside")
    func deterministic() async throws {
        let bench = try Bench()
        let writes = [bench.write(.comment), bench.write(.closeIssue)]
        for _ in 0..<2 { try await bench.plan(writes, cause: "01A") }
        let outside = Outside()
        try await bench.drain(bench.runner(outside.port))
        #expect(outside.ids == ["01A-0-comment", "01A-1-close_issue"])
    }

    @Test("where a repository is only observed, effects stay planned and nothing is sent")
    func observe() async throws {
        let bench = try Bench(mode: .observe)
        try await bench.plan([bench.write(.comment)], cause: "01A")
        let outside = Outside()
        #expect(try await bench.runner(outside.port).sendNext() == false)
        #expect(outside.sent == 0)
        let effect = try await bench.effect("01A-0-comment")
        #expect(effect.state == .planned && effect.mode == .observe)
        #expect(try await bench.store.count(EffectLedger.index) == 1)
        #expect(try await bench.waiting() == 0)
    }

    @Test("going from observe to act sends what is planned from then on, and nothing of what was planned before")
    func promoted() async throws {
        let observing = try Bench(mode: .observe)
        try await observing.plan([observing.write(.closeIssue), observing.write(.comment)], cause: "01A")
        let acting = try Bench(store: observing.store)
        let outside = Outside()
        #expect(try await acting.runner(outside.port).sendNext() == false)
        try await acting.plan([acting.write(.comment)], cause: "01B")
        try await acting.drain(acting.runner(outside.port))
        #expect(outside.ids == ["01B-0-comment"])
        #expect(try await acting.effect("01A-0-close_issue").state == .planned)
    }

    @Test("every effect is in the index by the moment it was planned")
    func index() async throws {
        let bench = try Bench()
        for cause in ["01A", "01B"] {
            try await bench.plan([bench.write(.comment)], cause: cause)
            bench.clock.pass(.seconds(1))
        }
        let members = try await bench.store.members(MemberQuery(EffectLedger.index, limit: 10))
        #expect(members.map(\.member) == ["01A-0-comment", "01B-0-comment"])
        #expect(members[1].score - members[0].score == 1000)
    }

    @Test("effects of a subject go out in the order in which they were planned")
    func order() async throws {
        let bench = try Bench()
        let kinds: [EffectKind] = [.comment, .closeIssue, .comment, .reopenIssue, .comment]
        for (number, kind) in kinds.enumerated() { try await bench.plan([bench.write(kind)], cause: "0\(number)") }
        let outside = Outside({ sent, _ in sent == 2 ? .fails(.retry) : sent == 4 ? .applied : nil })
        try await bench.drain(bench.runner(outside.port))
        #expect(outside.applied.map(\.kind) == kinds)
    }

    @Test("the most urgent subject goes first")
    func urgency() async throws {
        let bench = try Bench()
        for (number, urgency) in [(1, 3), (2, 0), (3, 2)] {
            try await bench.plan([bench.write(.comment, number, urgency: urgency)], cause: "0\(number)")
        }
        let outside = Outside()
        try await bench.drain(bench.runner(outside.port))
        #expect(outside.applied.map(\.number) == [2, 3, 1])
    }

    @Test("writes are a second apart, and one that changes nothing is not sent")
    func spacing() async throws {
        let bench = try Bench()
        let times = Mutex<[Timestamp]>([])
        let outside = Outside(sending: { _ in times.withLock { $0.append(bench.clock.now) } })
        let labels = EffectRequest(labels: ["bug"])
        try await bench.plan([bench.write(.addLabels, 7, labels), bench.write(.comment)], cause: "01A")
        try await bench.drain(bench.runner(outside.port))
        try await bench.plan([bench.write(.addLabels, 7, labels), bench.write(.comment)], cause: "01B")
        try await bench.drain(bench.runner(outside.port))
        #expect(outside.applied.map(\.kind) == [.addLabels, .comment, .comment])
        let note = try await bench.effect("01B-0-add_labels").result?.note
        #expect(note == "nothing to change")
        let spaces = times.withLock { times in zip(times.dropFirst(), times).map { $0.since($1) } }
        #expect(spaces.allSatisfy { $0 >= .seconds(1) })
    }

    @Test("what the service makes of an effect's end is committed with it, once")
    func completion() async throws {
        let bench = try Bench()
        try await bench.plan([bench.write(.comment), bench.write(.closeIssue)], cause: "01A")
        let outside = Outside({ _, effect in effect.kind == .closeIssue ? .fails(.permanent) : nil })
        let runner = bench.runner(
            outside.port,
            completed: { effect, draft in
                draft.add(.adjust(IndexName("ends"), member: effect.state.rawValue, by: 1))
            })
        try await bench.drain(runner)
        #expect(try await bench.store.score(IndexName("ends"), "done") == 1)
        #expect(try await bench.store.score(IndexName("ends"), "failed") == 1)
        #expect(try await bench.effect("01A-1-close_issue").error == "trouble")
    }
}
