import Contracts
import ResolverCore
import Testing

@Suite("Closing")
struct ClosingTests {
    @Test("it needs the runs and the quiet time, both")
    func both() throws {
        let one = Given.proven(Given.life(), runs: 1)
        #expect(Given.machine(500).wake(one) == nil && Given.machine().nextWake(one) == nil)
        let two = Given.proven(Given.life(), runs: 2)
        #expect(!two.isClosed && Given.machine().nextWake(two) == Given.at(6))
        #expect(Given.machine(5.99).wake(two) == nil)
        #expect(Given.machine(6).wake(two)?.life.isClosed == true)
        // The quiet time has passed: the run that completes the proof closes at once.
        #expect(Given.machine(9).observe(Given.run("2", at: 9), life: one)?.life.isClosed == true)
    }

    @Test("silence closes nothing, however long it lasts")
    func silence() {
        #expect(Given.machine(100_000).wake(Given.life()) == nil)
        #expect(Given.machine(100_000).wake(Given.life(category: .falsePositive)) == nil)
    }

    @Test("a verdict asks for more than the policy, never for less")
    func stricter() {
        var life = Given.life()
        life.monitoring = Monitoring(greenRuns: 3, quietSeconds: 36_000)
        #expect(Given.machine(500).wake(Given.proven(life, runs: 2)) == nil)
        #expect(Given.machine(9.9).wake(Given.proven(life, runs: 3)) == nil)
        #expect(Given.machine(10).wake(Given.proven(life, runs: 3))?.life.isClosed == true)
        life.monitoring = Monitoring(greenRuns: 1, quietSeconds: 1)
        #expect(Given.machine(500).wake(Given.proven(life, runs: 1)) == nil)
    }

    @Test("a policy of no runs still asks for one")
    func least() {
        var rules = Given.rules
        rules.greenRuns = 0
        #expect(Given.machine(500, rules).wake(Given.life()) == nil)
    }

    @Test("it is written, told and remembered, in this order")
    func told() throws {
        let decision = try #require(Given.machine(7).wake(Given.proven(Given.life())))
        #expect(decision.effects.map(\.kind) == [.comment, .closeIssue, .removeLabels])
        #expect(decision.effects.allSatisfy { $0.number == 42 && $0.subject == Given.subject })
        #expect(decision.effects[1].request.stateReason == "completed")
        #expect(decision.effects[2].request.labels == ["switchyard:monitoring"])
        let (type, outcome) = try #require(decision.announced.first)
        #expect(type == .issueResolved && outcome.pattern == .autoResolved && outcome.proof.count == 2)
        #expect(outcome.timeToResolutionSeconds == 7 * 3600)
        #expect(outcome.reopenUntil == Given.at(7 + 7 * 24) && decision.life.reopenUntil == outcome.reopenUntil)
        #expect(decision.life.closedBy == nil && decision.life.closedAt == Given.at(7))
        #expect(decision.life.history.last?.phase == .closed && decision.life.history.last?.actor == nil)
    }

    @Test("issues that report the same end with it")
    func joined() throws {
        let other = Given.placed(2, at: 0.5, outcome: .joined, issue: 50)
        let life = Given.machine(0.5).place(other, life: Given.life()).life
        #expect(life.issue?.number == 42 && life.joinedIssues == [50])
        let decision = try #require(Given.machine(9).wake(Given.proven(life, from: 1)))
        let closes = decision.effects.filter { $0.kind == .closeIssue }
        #expect(closes.map(\.number) == [42, 50])
        #expect(closes.last?.subject == Subject(Given.repository, number: 50))
    }
}
