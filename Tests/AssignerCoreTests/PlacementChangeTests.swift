import AssignerCore
import Contracts
import Testing

@Suite("What people do to a placed issue")
struct PlacementChangeTests {
    @Test("a label of category or priority is adopted and theirs from then on")
    func labels() throws {
        let placement = Given.placement()
        let category = try #require(
            PlacementChange.apply(Given.change(.labeled, label: "category:data_quality_issue"), to: placement))
        #expect(category.verdict.category == .dataQualityIssue && category.placed.category == .dataQualityIssue)
        #expect(category.decidedByPeople == ["category"])
        let priority = try #require(PlacementChange.apply(Given.change(.labeled, label: "priority:low"), to: category))
        #expect(priority.verdict.priority == .low && priority.placed.priority == .low)
        #expect(priority.decidedByPeople == ["category", "priority"])
    }

    @Test("a category that a person names ends what waits for one, also the category that it had")
    func confirmed() throws {
        var placement = Given.placement()
        placement.verdict.held = "a person confirms"
        placement.placed.held = "a person confirms"
        let label = "category:\(placement.verdict.category)"
        let next = try #require(PlacementChange.apply(Given.change(.labeled, label: label), to: placement))
        #expect(next.verdict.held == nil && next.placed.held == nil)
    }

    @Test("a command's label takes the place of the one of its kind; a person is added")
    func obeyed() {
        let placement = Given.placement()
        let number = placement.placed.issue?.number
        let swap = LabelPlan.obeying(Given.change(.labeled, label: "priority:low"), on: placement)
        #expect(swap.map(\.kind) == [.removeLabels, .addLabels] && swap.allSatisfy { $0.number == number })
        #expect(swap.map(\.request.labels) == [["priority:\(placement.verdict.priority)"], ["priority:low"]])
        let same = LabelPlan.obeying(
            Given.change(.labeled, label: "category:\(placement.verdict.category)"), on: placement)
        #expect(same.map(\.kind) == [.addLabels])
        let person = LabelPlan.obeying(Given.change(.assigned, assignee: "bo"), on: placement)
        #expect(person.map(\.kind) == [.addAssignees] && person.first?.request.assignees == ["bo"])
        #expect(LabelPlan.obeying(Given.change(.labeled, label: "nightly"), on: placement).isEmpty)
    }

    @Test("a label that is taken away is theirs too, and nothing is made of it")
    func unlabeled() throws {
        let next = try #require(
            PlacementChange.apply(Given.change(.unlabeled, label: "priority:high"), to: Given.placement()))
        #expect(next.decidedByPeople == ["priority"] && next.verdict == Given.placement().verdict)
    }

    @Test("people who are assigned or unassigned by a person are theirs from then on")
    func assignees() throws {
        var placement = Given.placement()
        placement.placed.assignees = ["octocat"]
        let more = try #require(PlacementChange.apply(Given.change(.assigned, assignee: "bo"), to: placement))
        #expect(more.placed.assignees == ["octocat", "bo"] && more.decidedByPeople == ["assignees"])
        let same = try #require(PlacementChange.apply(Given.change(.assigned, assignee: "octocat"), to: placement))
        #expect(same.placed.assignees == ["octocat"])
        let less = try #require(PlacementChange.apply(Given.change(.unassigned, assignee: "octocat"), to: more))
        #expect(less.placed.assignees == ["bo"])
    }

    @Test("a bot's changes, other labels and comments change nothing")
    func nothing() {
        let changes = [
            Given.change(.labeled, label: "priority:low", isBot: true),
            Given.change(.assigned, assignee: "x", isBot: true),
            Given.change(.closed, isBot: true), Given.change(.labeled, label: "nightly"), Given.change(.labeled),
            Given.change(.assigned), Given.change(.commented), Given.change(.edited),
        ]
        for change in changes {
            #expect(PlacementChange.apply(change, to: Given.placement()) == nil, "\(change.action)")
        }
    }

    @Test("an issue that a person reopens takes failures again; one that is gone takes none")
    func state() throws {
        var closed = Given.placement()
        closed.closedAt = Given.now
        closed.pattern = .autoResolved
        #expect(!closed.takes(at: Given.now))
        let reopened = try #require(PlacementChange.apply(Given.change(.reopened), to: closed))
        #expect(reopened.takes(at: Given.now) && reopened.pattern == nil && reopened.decidedByPeople == ["state"])
        #expect(PlacementChange.apply(Given.change(.closed), to: Given.placement())?.decidedByPeople == ["state"])
        for action in [ActivityAction.deleted, .transferred] {
            let gone = try #require(PlacementChange.apply(Given.change(action), to: Given.placement()))
            #expect(!gone.takes(at: Given.now + .seconds(1)))
        }
    }

    @Test("a close and a reopening by the resolver are followed")
    func outcome() {
        let until = Given.now + .seconds(600)
        let outcome = IssueOutcome(
            subject: Subject(Given.repository, number: 42), repository: Given.repository, pattern: .autoResolved,
            reason: "3 green runs", reopenUntil: until, flaps: 0)
        let closed = PlacementChange.apply(.issueResolved, outcome, to: Given.placement(), at: Given.now)
        #expect(closed.closedAt == Given.now && closed.reopenUntil == until && closed.pattern == .autoResolved)
        #expect(closed.takes(at: until) && !closed.takes(at: until + .seconds(1)))
        let open = PlacementChange.apply(.issueReopened, outcome, to: closed, at: until)
        #expect(open == Given.placement())
        #expect(PlacementChange.apply(.issueHeld, outcome, to: closed, at: until) == closed)
    }
}
