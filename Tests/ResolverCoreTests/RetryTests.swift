import Contracts
import Policy
import ResolverCore
import Testing

@Suite("Failed runs that are started again")
struct RetryTests {
    private static let rules = Given.rules(
        """
        workspace: acme
        resolution:
          transient:
            green_runs: 1
            quiet: 1h
            retry: {enabled: true, attempts: 2, backoff: 10m, min_confidence: 0.9}
        """)
    private static let minute = 1.0 / 60

    private func machine(_ hours: Double, left: Int = .max) -> IssueMachine {
        IssueMachine(rules: RetryTests.rules, now: Given.at(hours), retriesLeft: left)
    }

    private func placed(
        _ count: Int = 1, at hours: Double = 0, run: String? = "700", confidence: Double? = 0.97,
        origin: Origin = .dbtCloud, category: Category = .transientFailure
    ) -> FailurePlaced {
        var placed = Given.placed(count, at: hours, category: category)
        placed.confidence = confidence
        placed.origin = origin
        placed.run = run.map { RunReference(id: $0, attempt: 1) }
        return placed
    }

    /// What came of facts at their hours, with time passing until the last hour, fact by fact.
    private func live(
        _ facts: [(Double, LifeFact)], until end: Double, left: Int = .max
    ) -> (life: IssueLife?, effects: [PlannedEffect]) {
        var life: IssueLife?
        var log: LifeLog?
        var effects: [PlannedEffect] = []
        func step(_ hours: Double, _ facts: [LifeFact]) {
            guard let decision = machine(hours, left: left).take(facts, life: life, log: log) else { return }
            (life, log) = (decision.life, decision.log)
            effects += decision.effects
        }
        // As a timer does: whenever something is due.
        func pass(until end: Double) {
            for _ in 0..<50 {
                guard let current = life, let due = machine(end, left: left).nextWake(current), due <= Given.at(end)
                else {
                    return
                }
                step(Double(due.since(Given.start).milliseconds) / 3_600_000, [])
            }
        }
        for (hours, fact) in facts {
            pass(until: hours)
            step(hours, [fact])
        }
        pass(until: end)
        return (life, effects)
    }

    private func fact(_ placed: FailurePlaced) -> LifeFact { LifeFact(placed, id: "p-\(placed.occurrenceCount)") }

    @Test("a surely transient failure's run is started again after the backoff, once")
    func once() throws {
        let lived = live([(0, fact(placed()))], until: 5)
        let reruns = lived.effects.filter { $0.kind == .rerun }
        #expect(reruns.map(\.request.run?.id) == ["700"])
        #expect(reruns.first?.request.origin == .dbtCloud)
        #expect(lived.life?.retries.map(\.at) == [Given.at(RetryTests.minute * 10)])
        #expect(lived.life?.history.contains { $0.cause == "run 700 is started again (1 of 2)" } == true)
    }

    @Test(
        "nothing is started where the verdict is unsure, not transient, of no run, or of a system that can't",
        arguments: [
            (0.8, "700", .dbtCloud, .transientFailure), (nil, "700", .dbtCloud, .transientFailure),
            (0.97, nil, .dbtCloud, .transientFailure), (0.97, "700", .api, .transientFailure),
            (0.97, "700", .dbtCloud, .infrastructureIssue), (0.97, "../7", .dbtCloud, .transientFailure),
        ] as [(Double?, String?, Origin, Category)])
    func never(confidence: Double?, run: String?, origin: Origin, category: Category) {
        let lived = live(
            [(0, fact(placed(run: run, confidence: confidence, origin: origin, category: category)))], until: 5)
        #expect(!lived.effects.contains { $0.kind == .rerun })
        #expect(lived.life != nil)
    }

    @Test("off by default")
    func off() throws {
        let decision = try #require(
            IssueMachine(rules: Given.rules, now: Given.at(0)).take([fact(placed())], life: nil, log: nil))
        let later = IssueMachine(rules: Given.rules, now: Given.at(3)).take([], life: decision.life, log: decision.log)
        #expect(later?.effects.contains { $0.kind == .rerun } != true)
    }

    @Test("each attempt waits twice as long, and after the last one nothing is started any more")
    func backoff() {
        let lived = live(
            [
                (0, fact(placed())),
                (1, fact(placed(2, at: 1, run: "701"))),
                (2, fact(placed(3, at: 2, run: "702"))),
            ], until: 9)
        #expect(lived.effects.filter { $0.kind == .rerun }.map(\.request.run?.id) == ["700", "701"])
        #expect(
            lived.life?.retries.map(\.at) == [Given.at(10 * RetryTests.minute), Given.at(1 + 20 * RetryTests.minute)])
    }

    @Test("its success is evidence and closes nothing; the next run that nobody started does")
    func evidence() throws {
        var retried = Given.run("701", at: 0.5)
        retried.run?.retriesRun = "700"
        let before = live([(0, fact(placed())), (0.5, LifeFact(retried, id: "r-701"))], until: 30)
        #expect(before.life?.proof.map(\.kind) == ["retried_run"])
        #expect(before.life?.phase == .recovering)
        #expect(!before.effects.contains { $0.kind == .closeIssue })
        let after = live(
            [
                (0, fact(placed())), (0.5, LifeFact(retried, id: "r-701")),
                (4, LifeFact(Given.run("702", at: 4), id: "r-702")),
            ], until: 30)
        #expect(after.life?.phase == .closed)
        #expect(after.life?.proof.map(\.runID) == ["701", "702"])
        let note = try #require(after.effects.first { $0.kind == .comment }?.request.body)
        #expect(note.contains("701") && note.contains("(started again by Switchyard)"))
    }

    @Test("the next attempt of a run of GitHub's that was started again is told apart too")
    func attempts() {
        var second = Given.run("700", at: 0.5)
        second.run?.attempt = 2
        let lived = live(
            [(0, fact(placed(origin: .githubActions))), (0.5, LifeFact(second, id: "r-700-2"))], until: 30)
        #expect(lived.life?.proof.map(\.kind) == ["retried_run"])
        #expect(lived.life?.isClosed == false)
    }

    @Test("when the repository's runs of a day are spent, that is said once and nothing is started")
    func spent() {
        let lived = live([(0, fact(placed()))], until: 30, left: 0)
        #expect(!lived.effects.contains { $0.kind == .rerun })
        #expect(lived.life?.history.count { $0.cause.contains("is not started again") } == 1)
    }

    @Test("what passed meanwhile, is held, or is muted by an incident is left alone")
    func leftAlone() throws {
        // Told an hour late, when a later run has passed already.
        let run = LifeFact(Given.run("701", at: 0.5), id: "r-701")
        let decision = try #require(machine(1).take([fact(placed()), run], life: nil, log: nil))
        #expect(!decision.effects.contains { $0.kind == .rerun })
        var life = try #require(machine(0).take([fact(placed())], life: nil, log: nil)?.life)
        life.mutedBy = "01KHB0000000000000000000AA"
        #expect(machine(2).nextWake(life) == nil)
        life.mutedBy = nil
        #expect(machine(2).nextWake(life) == Given.at(10 * RetryTests.minute))
        life.held = "a person"
        #expect(machine(2).nextWake(life) == nil)
    }

    @Test("a failure that is told late has its run started again all the same")
    func late() throws {
        let decision = try #require(machine(3).take([fact(placed())], life: nil, log: nil))
        #expect(decision.effects.filter { $0.kind == .rerun }.count == 1)
        // Told twice, and with time passing, it is not started twice.
        let again = machine(4).take(
            [fact(placed()), fact(placed(2, at: 0.01))], life: decision.life, log: decision.log)
        #expect(again?.effects.contains { $0.kind == .rerun } != true)
    }

    @Test("a person starts it again at once, whatever the policy says; without a run they are told so")
    func asked() throws {
        let machine = IssueMachine(rules: Given.rules, now: Given.at(1))
        let known = try #require(machine.place(placed(category: .codeFixRequired), life: nil).life)
        let decision = try #require(machine.obey(.retry, by: "ana", life: known))
        #expect(decision.effects.map(\.kind) == [.rerun])
        #expect(decision.effects.first?.urgency == 0)
        #expect(decision.life.retries.map(\.by) == ["ana"])
        let bare = try #require(machine.place(placed(run: nil), life: nil).life)
        let answer = try #require(machine.obey(.retry, by: "ana", life: bare))
        #expect(answer.effects.map(\.kind) == [.comment])
    }

    @Test("a day's allowance counts the last 24 hours")
    func allowance() {
        var used = RetryAllowance()
        used.note(2, at: Given.at(0))
        used.note(1, at: Given.at(5))
        #expect(used.left(of: 4, at: Given.at(6)) == 1)
        #expect(used.left(of: 2, at: Given.at(6)) == 0)
        #expect(used.left(of: 4, at: Given.at(24)) == 3)
        used.note(1, at: Given.at(30))
        #expect(used.left(of: 4, at: Given.at(30)) == 3)
    }
}
