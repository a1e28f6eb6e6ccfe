import Contracts
import ResolverCore
import Testing

@Suite("Deadlines")
struct DeadlineTests {
    private func life(assignees: [String] = ["octocat"], category: Contracts.Category = .codeFixRequired) -> IssueLife {
        var placed = Given.placed(category: category)
        placed.deadlines = Deadlines(
            firstResponseAt: Given.at(4), resolutionAt: Given.at(24), escalateAt: Given.at(30))
        placed.assignees = assignees
        return Given.machine().place(placed, life: nil).life
    }

    /// Wakes it whenever it asks for that, until `hours`; what was written and raised, with the hour.
    private func run(
        _ life: IssueLife, until hours: Double
    ) -> (
        life: IssueLife, wrote: [(Double, PlannedEffect)], raised: [(Double, EscalationKind)]
    ) {
        var life = life
        var wrote: [(Double, PlannedEffect)] = []
        var raised: [(Double, EscalationKind)] = []
        var turns = 0
        while let next = Given.machine().nextWake(life), turns < 50 {
            let hour = Double(next.since(Given.start).components.seconds) / 3600
            guard hour <= hours, let decision = Given.machine(hour).wake(life) else { break }
            wrote += decision.effects.map { (hour, $0) }
            raised += decision.escalations.map { (hour, $0.0) }
            life = decision.life
            turns += 1
        }
        return (life, wrote, raised)
    }

    @Test("owners are reminded before a deadline, people called when it has passed, each once and on time")
    func raised() {
        let told = run(life(), until: 100)
        #expect(told.raised.map(\.0) == [4, 24, 30])
        #expect(told.raised.map(\.1) == [.slaResponse, .slaResolution, .slaResolution])
        let reminders = told.wrote.filter { $0.1.kind == .comment }
        #expect(reminders.map(\.0) == [3, 18])
        #expect(reminders.allSatisfy { $0.1.request.body?.hasPrefix("@octocat ") == true })
        #expect(
            told.wrote.filter { $0.1.kind == .addLabels }.allSatisfy { $0.1.request.labels == ["switchyard:escalated"] }
        )
        #expect(told.life.phase == .escalated && Given.machine(100).wake(told.life) == nil)
    }

    @Test("two deadlines at one moment are one reminder and one call")
    func equal() {
        var placed = Given.placed(category: .codeFixRequired)
        placed.deadlines = Deadlines(firstResponseAt: Given.at(4), resolutionAt: Given.at(4))
        let told = run(Given.machine().place(placed, life: nil).life, until: 100)
        #expect(told.raised.map(\.1) == [.slaResolution])
        #expect(told.wrote.count { $0.1.kind == .comment } == 1)
    }

    @Test("a person's comment, label or assignment is a response, a bot's is not")
    func response() {
        for action in [ActivityAction.commented, .labeled, .assigned] {
            let change = Given.change(action, at: 1, label: "priority:high", assignee: "bo")
            let answered = Given.machine(1).observe(change, life: life())?.life
            #expect(answered.map { run($0, until: 20).raised.isEmpty } == true, "\(action)")
        }
        let bot = Given.change(.commented, at: 1, isBot: true)
        #expect(Given.machine(1).observe(bot, life: life()) == nil)
        #expect(run(life(), until: 20).raised.map(\.0) == [4])
    }

    @Test("nothing is raised of what has ended, is held until a date, or is muted by an incident; it comes after that")
    func quiet() throws {
        var held = LifeDecision(life())
        Given.machine(1).hold(&held, by: "ana", until: Given.at(50), reason: "ana holds it")
        let told = run(held.life, until: 49)
        #expect(told.raised.isEmpty)
        #expect(run(told.life, until: 51).raised.map(\.0).allSatisfy { $0 == 50 })

        let incident = IncidentChanged(
            incidentID: ULID(time: Given.start, random: 9), status: .open, title: "outage",
            category: .infrastructureIssue, cause: IncidentCause(kind: "system", value: "snowflake"),
            members: [
                IncidentMember(
                    subject: Given.subject, failureID: ULID(time: Given.start, random: 1),
                    fingerprint: life().fingerprint, repository: Given.repository, at: Given.start)
            ], chance: 0, openedAt: Given.start, updatedAt: Given.start)
        let muted = try #require(Given.machine(1).observe(incident, life: life())).life
        #expect(muted.mutedBy == incident.incidentID.description && run(muted, until: 100).raised.isEmpty)
        #expect(Given.machine(2).observe(incident, life: muted) == nil, "told twice")
        var over = incident
        over.status = .resolved
        let free = try #require(Given.machine(3).observe(over, life: muted)).life
        #expect(free.mutedBy == nil && run(free, until: 100).raised.count == 3)

        var closed = LifeDecision(life())
        Given.machine(1).close(&closed, by: "ana", reason: "ana closed it", at: Given.at(1))
        #expect(run(closed.life, until: 100).raised.isEmpty)
    }

    @Test("an escalated issue is still watched and closes with proof")
    func watched() {
        var placed = Given.placed()
        placed.deadlines = Deadlines(firstResponseAt: Given.at(1))
        let late = run(Given.machine().place(placed, life: nil).life, until: 2).life
        #expect(late.phase == .escalated)
        let first = Given.machine(3).observe(Given.run("1", at: 3), life: late)?.life ?? late
        let second = Given.machine(7).observe(Given.run("2", at: 7), life: first)?.life ?? first
        #expect(second.isClosed)
    }

    @Test(
        "only what can be a login or a team is mentioned", arguments: ["a b", "x](http://evil)", "", "@", "a/b/c", "é"])
    func hostile(name: String) {
        let told = run(life(assignees: [name]), until: 4)
        #expect(told.wrote.allSatisfy { $0.1.kind != .comment })
    }

    @Test("a team is mentioned as one")
    func team() {
        let told = run(life(assignees: ["@acme/finance-analytics"]), until: 4)
        #expect(told.wrote.first?.1.request.body?.hasPrefix("@acme/finance-analytics ") == true)
    }
}
