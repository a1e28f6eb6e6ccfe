import AssignerCore
import Contracts
import Testing

@Suite("A newer verdict on an issue that people have decided about")
struct PeopleWinTests {
    private static func again(_ changes: [IssueChanged]) -> Placer.Decision {
        var placement = Given.placement()
        placement.joinedIssues = [50]
        placement.incidents = [Given.id(9)]
        for change in changes { placement = PlacementChange.apply(change, to: placement) ?? placement }
        let newer = Given.failure(2, issue: 42, verdict: Given.verdict(.transientFailure), at: Given.now - .seconds(5))
        return Given.placer().place(newer, existing: placement)
    }

    @Test("keeps their category and priority: in the label, on the card, on the stream and in the deadlines")
    func verdict() {
        let decision = PeopleWinTests.again([
            Given.change(.labeled, label: "category:data_quality_issue"), Given.change(.labeled, label: "priority:low"),
        ])
        #expect(decision.announced?.category == .dataQualityIssue && decision.announced?.priority == .low)
        #expect(decision.announced?.labels == ["claude:classified"])
        #expect(decision.announced?.deadlines.resolutionAt == Given.now - .seconds(5) + .seconds(5 * 86_400))
        let card = decision.effects.first { $0.kind == .upsertCard }?.request.body ?? ""
        #expect(card.contains("data quality issue, low priority"))
        #expect(decision.placement.decidedByPeople == ["category", "priority"])
    }

    @Test("keeps their people, and assigns nobody else")
    func people() {
        let mine = Given.placement().placed.assignees
        let decision = PeopleWinTests.again(
            [Given.change(.assigned, assignee: "bo")] + mine.map { Given.change(.unassigned, assignee: $0) })
        #expect(decision.announced?.assignees == ["bo"])
        #expect(decision.effects.allSatisfy { $0.kind != .addAssignees })
    }

    @Test("keeps what is known of the issue")
    func memory() {
        let decision = PeopleWinTests.again([])
        #expect(decision.placement.joinedIssues == [50] && decision.placement.incidents == [Given.id(9)])
        #expect(decision.announced?.occurrenceCount == 2)
        #expect(decision.announced?.firstOccurrence == Given.now - .seconds(5))
        #expect(decision.announced?.lastOccurrence == Given.now)
        // Where nobody has decided, the newer verdict stands.
        #expect(decision.announced?.category == .transientFailure)
    }
}
