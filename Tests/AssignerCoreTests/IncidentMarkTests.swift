import AssignerCore
import Contracts
import Testing

@Suite("The mark of an incident's members")
struct IncidentMarkTests {
    private static let other = Given.made(RepositoryName("acme/roy_kent"))

    private static func incident(
        _ number: Int, _ status: IncidentStatus = .open,
        over repositories: [RepositoryName] = [Given.repository, other]
    ) -> IncidentChanged {
        IncidentChanged(
            incidentID: Given.id(number), status: status, title: "One cause", category: .infrastructureIssue,
            cause: IncidentCause(kind: "system", value: "snowflake"), repositories: repositories, chance: 0,
            openedAt: Given.now, updatedAt: Given.now)
    }

    private static func told(
        _ incident: IncidentChanged, _ placement: inout Placement
    ) -> [PlannedEffect] {
        guard let change = IncidentMark.told(incident, on: placement) else { return [] }
        placement = change.placement
        return change.effects
    }

    private static func left(
        _ number: Int, into other: Int? = nil, _ placement: inout Placement
    ) -> [PlannedEffect] {
        guard
            let change = IncidentMark.left(Given.id(number), into: other.map { Given.id($0) }, on: placement)
        else { return [] }
        placement = change.placement
        return change.effects
    }

    @Test("it is put on once, and taken off once when the issue leaves")
    func once() throws {
        var placement = Given.placement()
        let on = IncidentMarkTests.told(IncidentMarkTests.incident(900), &placement)
        #expect(on.map(\.kind) == [.addLabels] && on.map(\.request.labels) == [["switchyard:cross-repo"]])
        #expect(on.map(\.number) == [42])
        #expect(IncidentMarkTests.told(IncidentMarkTests.incident(900, .growing), &placement).isEmpty)
        let off = IncidentMarkTests.left(900, &placement)
        #expect(off.map(\.kind) == [.removeLabels] && off.map(\.request.labels) == [["switchyard:cross-repo"]])
        #expect(IncidentMarkTests.left(900, &placement).isEmpty)
    }

    @Test("who goes to another incident, or is part of another one, keeps it, in whichever order the two are told")
    func another() {
        var moved = Given.placement()
        _ = IncidentMarkTests.told(IncidentMarkTests.incident(900), &moved)
        #expect(IncidentMarkTests.left(900, into: 901, &moved).isEmpty)
        #expect(IncidentMarkTests.told(IncidentMarkTests.incident(901), &moved).isEmpty)
        #expect(IncidentMarkTests.left(901, &moved).map(\.kind) == [.removeLabels])
        var early = Given.placement()
        _ = IncidentMarkTests.told(IncidentMarkTests.incident(900), &early)
        _ = IncidentMarkTests.told(IncidentMarkTests.incident(901), &early)
        #expect(IncidentMarkTests.left(900, into: 901, &early).isEmpty && early.incidents == [Given.id(901)])
    }

    @Test("an incident that is left with one repository is none over several; one that is over keeps its mark")
    func shrunk() {
        var placement = Given.placement()
        _ = IncidentMarkTests.told(IncidentMarkTests.incident(900), &placement)
        var solved = placement
        let alone = IncidentMarkTests.incident(900, over: [Given.repository])
        #expect(IncidentMarkTests.told(alone, &placement).map(\.kind) == [.removeLabels])
        #expect(IncidentMarkTests.told(IncidentMarkTests.incident(900, .resolved), &solved).isEmpty)
        #expect(solved.incidents == [] && IncidentMarkTests.left(900, &solved).isEmpty)
    }

    @Test("what a person put on or took off is theirs")
    func people() throws {
        for action in [ActivityAction.labeled, .unlabeled] {
            var placement = try #require(
                PlacementChange.apply(Given.change(action, label: "switchyard:cross-repo"), to: Given.placement()))
            #expect(IncidentMarkTests.told(IncidentMarkTests.incident(900), &placement).isEmpty)
            #expect(IncidentMarkTests.left(900, &placement).isEmpty)
        }
        // Our own writes come back as a bot's.
        let own = Given.change(.labeled, label: "switchyard:cross-repo", isBot: true)
        #expect(PlacementChange.apply(own, to: Given.placement()) == nil)
        // The issue was opened with it.
        var failure = Given.failure(issue: 42)
        failure.issue?.labels = ["switchyard:cross-repo"]
        var opened = Given.placer().place(failure, existing: nil).placement
        _ = IncidentMarkTests.told(IncidentMarkTests.incident(900), &opened)
        #expect(IncidentMarkTests.left(900, &opened).isEmpty)
        // What it has later may be ours.
        let again = Given.placer().place(failure, existing: Given.placement()).placement
        #expect(again.decidedByPeople.isEmpty)
    }
}
