import Contracts
import ResolverCore
import Testing

@Suite("Holds")
struct HoldTests {
    private static func held(until: Timestamp?, _ life: IssueLife = Given.proven(Given.life())) -> LifeDecision {
        var decision = LifeDecision(life)
        Given.machine(2).hold(&decision, by: "ana", until: until, reason: "ana holds it")
        return decision
    }

    @Test("what a person holds is not closed, and the hold is told")
    func held() {
        let decision = HoldTests.held(until: nil)
        #expect(decision.life.phase == .held && decision.announced.map(\.0) == [.issueHeld])
        #expect(Given.machine(500).wake(decision.life) == nil && Given.machine().nextWake(decision.life) == nil)
    }

    @Test("a hold until a date ends then, and what is proven closes")
    func until() throws {
        let life = HoldTests.held(until: Given.at(50)).life
        #expect(Given.machine().nextWake(life) == Given.at(50))
        #expect(Given.machine(49.99).wake(life) == nil)
        let decision = try #require(Given.machine(50).wake(life))
        #expect(decision.life.isClosed && decision.life.held == nil && decision.life.holdUntil == nil)
        let fix = try #require(
            Given.machine(50).wake(HoldTests.held(until: Given.at(50), Given.life(category: .codeFixRequired)).life))
        #expect(fix.life.phase == .placed && fix.effects.isEmpty)
    }

    @Test("the label holds for good, and taking it away ends any hold")
    func label() throws {
        let on = Given.change(.labeled, label: "switchyard:held")
        let life = try #require(Given.machine(2).observe(on, life: Given.life())).life
        #expect(life.phase == .held && life.holdUntil == nil)
        let off = Given.change(.unlabeled, label: "switchyard:held")
        for held in [life, HoldTests.held(until: Given.at(50)).life] {
            let freed = try #require(Given.machine(3).observe(off, life: held)).life
            #expect(freed.phase == .monitoring && freed.held == nil && freed.holdUntil == nil)
        }
    }

    @Test("a person's close ends a hold")
    func closed() throws {
        let life = try #require(Given.machine(3).observe(Given.change(.closed), life: HoldTests.held(until: nil).life))
            .life
        #expect(life.isClosed && life.held == nil)
    }

    @Test("a closed issue is not opened by a hold, so that nobody's close is undone by its end")
    func closedIssue() throws {
        let closed = try #require(Given.machine(2).observe(Given.change(.closed), life: Given.life())).life
        var decision = LifeDecision(closed)
        Given.machine(3).hold(&decision, by: "bo", until: Given.at(50), reason: "bo holds it")
        #expect(decision.life == closed && decision.announced.isEmpty)
        let labelled = Given.machine(3).observe(Given.change(.labeled, label: "switchyard:held"), life: closed)
        #expect(labelled?.life.isClosed ?? true)
    }

    @Test("the category that it has already, named by a person, confirms what waited for one")
    func confirmed() throws {
        let held = Given.machine().place(Given.placed(category: .falsePositive, held: "a person confirms"), life: nil)
            .life
        let change = IssueChanged(
            repository: Given.repository, number: 42, action: .labeled, actor: Actor(login: "ana", isBot: false),
            label: "category:false_positive", at: Given.at(1))
        let decision = try #require(Given.machine(1).observe(change, life: held))
        #expect(
            decision.life.held == nil && decision.life.isClosed && decision.life.category == .falsePositive)
        #expect(decision.effects.map(\.kind) == [.removeLabels, .comment, .closeIssue])
        #expect(decision.effects.first?.request.labels == ["switchyard:held"])
        let again = Given.machine(2).observe(change, life: decision.life)
        #expect(again?.effects.isEmpty ?? true)
    }
}
