import Contracts
import ResolverCore
import Testing

@Suite("What people do to an issue")
struct PeopleTests {
    private static func after(
        _ change: IssueChanged, _ life: IssueLife = Given.life(), at hours: Double = 1
    ) -> LifeDecision? {
        Given.machine(hours).observe(change, life: life)
    }

    @Test("a person's close is recorded and told; its recurrence is answered, not fought")
    func close() throws {
        let decision = try #require(PeopleTests.after(Given.change(.closed, at: 1)))
        #expect(decision.life.isClosed && decision.life.closedBy == "ana" && decision.life.pattern == .human)
        #expect(decision.effects.isEmpty && decision.announced.map(\.0) == [.issueResolved])
        let again = Given.machine(2).place(Given.placed(2, at: 2), life: decision.life)
        #expect(again.effects.map(\.kind) == [.comment] && again.life.isClosed && again.announced.isEmpty)
        #expect(again.effects.first?.request.body?.contains("leaves it closed") == true)
        let late = Given.machine(500).place(Given.placed(2, at: 500), life: decision.life)
        #expect(late.effects.isEmpty && late.life.isClosed)
    }

    @Test("a person's reopening stands: no proof closes it, until a person does")
    func reopen() throws {
        let decision = try #require(PeopleTests.after(Given.change(.reopened, at: 8), Given.closed(), at: 8))
        #expect(!decision.life.isClosed && decision.announced.map(\.0) == [.issueReopened])
        #expect(decision.effects.isEmpty && decision.life.proof.isEmpty && decision.life.reopenUntil == nil)
        #expect(!Given.closed(decision.life, from: 8).isClosed)
        let again = Given.machine(20).place(Given.placed(2, at: 20), life: decision.life).life
        #expect(!Given.closed(again, from: 20).isClosed)
        for change in [
            Given.change(.labeled, label: "category:code_fix_required"),
            Given.change(.labeled, label: "switchyard:held"),
        ] {
            let life = try #require(PeopleTests.after(change, again, at: 21)).life
            let undone = [
                Given.change(.labeled, label: "category:transient_failure"),
                Given.change(.unlabeled, label: "switchyard:held"),
            ].reduce(life) { PeopleTests.after($1, $0, at: 22)?.life ?? $0 }
            #expect(!Given.closed(undone, from: 22).isClosed && undone.held == nil)
        }
    }

    @Test("an issue that a person closed and a person reopened is told both times and stays as they left it")
    func closeAndReopen() throws {
        let closed = try #require(PeopleTests.after(Given.change(.closed, at: 1))).life
        let open = try #require(PeopleTests.after(Given.change(.reopened, at: 2), closed, at: 2)).life
        #expect(open.closedBy == nil && open.closedAt == nil && open.phase == .assigned)
        #expect(PeopleTests.after(Given.change(.reopened, at: 3), open, at: 3) == nil)
    }

    @Test("whoever names a category asks for the proof of that one, not of the verdict's")
    func proofOfCategory() throws {
        var life = try #require(
            PeopleTests.after(Given.change(.labeled, at: 1, label: "category:infrastructure_issue"))
        ).life
        for hour in 2...9 {
            let run = Given.run("r\(hour)", at: Double(hour), nodes: [Given.node, "model.shop.a", "model.shop.b"])
            life = Given.machine(Double(hour)).observe(run, life: life)?.life ?? life
        }
        // Runs enough, and quiet enough for a transient failure.
        #expect(!life.isClosed && life.proof.count == 8)
        #expect(Given.machine(11.9).wake(life)?.life.isClosed != true)
        #expect(Given.machine(12).wake(life)?.life.pattern == .infraResolved)
        let back = try #require(
            PeopleTests.after(Given.change(.labeled, at: 9, label: "category:transient_failure"), life, at: 9)
        ).life
        #expect(back.monitoring == Monitoring(greenRuns: 2, quietSeconds: 6 * 3600))
    }

    @Test("a category takes the watching with it, and takes the proof back")
    func category() throws {
        let proven = Given.proven(Given.life(), runs: 1)
        let fix = try #require(PeopleTests.after(Given.change(.labeled, label: "category:code_fix_required"), proven))
            .life
        #expect(fix.category == .codeFixRequired && fix.phase == .assigned && fix.proof.isEmpty)
        let back = try #require(PeopleTests.after(Given.change(.labeled, label: "category:transient_failure"), fix))
            .life
        #expect(back.phase == .monitoring && back.proof.isEmpty)
        #expect(PeopleTests.after(Given.change(.unlabeled, label: "category:transient_failure"), back) == nil)
    }

    @Test("a verdict that waits for a person is confirmed by their category")
    func confirmed() throws {
        let held = Given.machine().place(Given.placed(category: .falsePositive, held: "prose alone"), life: nil)
        #expect(held.life.phase == .held && held.announced.map(\.0) == [.issueHeld])
        let life = try #require(
            PeopleTests.after(Given.change(.labeled, label: "category:transient_failure"), held.life)
        ).life
        #expect(life.held == nil && life.phase == .monitoring)
    }

    @Test("priority and people are theirs, and a later placement does not take them back")
    func others() throws {
        let changes = [
            Given.change(.labeled, label: "priority:low"), Given.change(.assigned, assignee: "bo"),
            Given.change(.unassigned, assignee: "octocat"),
            Given.change(.labeled, label: "category:data_quality_issue"),
        ]
        let life = changes.reduce(Given.life()) { PeopleTests.after($1, $0)?.life ?? $0 }
        let later = Given.machine(3).place(Given.placed(2, at: 3), life: life).life
        #expect(later.priority == .low && later.assignees == ["bo"] && later.category == .dataQualityIssue)
    }

    @Test("who passed it on is not reminded, and who has it then is told with the next occurrence")
    func notMe() throws {
        var pass = Given.change(.commented)
        pass.actor.login = "OctoCat"
        pass.command = "not-me"
        let life = try #require(PeopleTests.after(pass, Given.life())).life
        #expect(life.assignees.isEmpty && life.firstResponseAt != nil)
        var placed = Given.placed(2, at: 3)
        placed.assignees = ["hubot"]
        #expect(Given.machine(3).place(placed, life: life).life.assignees == ["hubot"])
    }

    @Test("the first answer of a person is remembered, a bot's is not")
    func answer() throws {
        for action in [ActivityAction.commented, .labeled, .assigned, .closed] {
            let life = try #require(PeopleTests.after(Given.change(action, at: 1))).life
            #expect(life.firstResponseAt == Given.at(1), "\(action)")
            #expect(PeopleTests.after(Given.change(.commented, at: 2), life, at: 2) == nil)
            let bot = PeopleTests.after(Given.change(action, at: 1, isBot: true))
            #expect(bot == nil)
        }
        #expect(PeopleTests.after(Given.change(.edited, at: 1)) == nil)
    }

    @Test("an issue that is gone is announced as ended, once", arguments: [ActivityAction.deleted, .transferred])
    func announced(action: ActivityAction) throws {
        let change = IssueChanged(
            repository: Given.repository, number: 42, action: action, actor: Actor(login: "ana", isBot: false),
            at: Given.at(1))
        let decision = try #require(Given.machine(1).observe(change, life: Given.life()))
        #expect(decision.announced.map(\.0) == [.issueResolved] && decision.announced.first?.1.pattern == .removed)
        #expect(decision.life.closedAt == Given.at(1) && decision.announced.first?.1.pattern?.isProven == false)
        #expect(Given.machine(2).observe(change, life: decision.life)?.announced.isEmpty ?? true)
    }

    @Test("an issue that is gone has ended", arguments: [ActivityAction.deleted, .transferred])
    func gone(action: ActivityAction) throws {
        let life = try #require(PeopleTests.after(Given.change(action))).life
        #expect(life.isClosed && life.pattern == .removed)
        let again = Given.machine(2).place(Given.placed(2, at: 2), life: life)
        #expect(again.effects.isEmpty && again.life.isClosed)
    }
}
