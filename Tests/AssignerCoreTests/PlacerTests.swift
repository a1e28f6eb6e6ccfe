import AssignerCore
import Contracts
import Policy
import Testing

@Suite("Placing")
struct PlacerTests {
    @Test("a failure that came with an issue is placed there: labels, card, people, in this order")
    func found() throws {
        let decision = Given.placer().place(Given.failure(issue: 42), existing: nil)
        let placed = try #require(decision.announced)
        #expect(placed.outcome == .issueUpdated && placed.subject == Subject(Given.repository, number: 42))
        #expect(placed.occurrenceCount == 1 && !decision.placement.isOpening)
        #expect(decision.effects.map(\.kind) == [.addLabels, .upsertCard, .addAssignees])
        #expect(decision.effects.allSatisfy { $0.number == 42 && $0.urgency == 1 })
        #expect(decision.effects.first?.request.labels == placed.labels)
        #expect(decision.effects.last?.request.assignees == placed.assignees && placed.assignees.count == 1)
    }

    @Test("a failure without an issue gets one, and is announced when its number is known")
    func opening() throws {
        let decision = Given.placer().place(Given.failure(), existing: nil)
        #expect(decision.announced == nil && decision.placement.isOpening)
        #expect(decision.effects.map(\.kind) == [.openIssue] && decision.effects.first?.number == nil)
        #expect(decision.effects.first?.request.title == "lines failed")
        #expect(decision.placement.placed.outcome == .issueOpened)
        #expect(decision.placement.takes(at: Given.now + .seconds(90 * 86_400)))
        var opened = decision.placement
        opened.placed.issue = IssueReference(number: 7)
        let marks = Given.placer().marks(opened, logins: [])
        #expect(marks.map(\.kind) == [.addLabels, .upsertCard] && marks.allSatisfy { $0.number == 7 })
    }

    @Test("in a repository that is only observed nothing is awaited")
    func observed() {
        let watched = Given.made(RepositoryName("acme/watched"))
        let decision = Given.placer().place(Given.failure(repository: watched), existing: nil)
        #expect(decision.announced?.outcome == .held && decision.announced?.held == nil)
        #expect(decision.announced?.reason.contains("only observed") == true && !decision.placement.isOpening)
        #expect(decision.placement.load(acts: false).isEmpty)
    }

    @Test("the same failure joins the issue that is open for it, also while it is being opened")
    func joined() throws {
        let opening = Given.placer().place(Given.failure(1), existing: nil).placement
        for known in [Given.placement(), opening] {
            let again = Given.failure(2, at: Given.now + .seconds(60))
            let decision = Given.placer().place(again, existing: known)
            let placed = try #require(decision.announced)
            #expect(
                placed.outcome == .joined && placed.failureID == Given.id(2) && placed.subject == known.placed.subject)
            #expect(placed.occurrenceCount == 2 && placed.lastOccurrence == again.occurredAt)
            #expect(placed.firstOccurrence == Given.now)
            // Only the card is edited, and only when there is an issue to have one.
            #expect(decision.effects.map(\.kind) == (known.placed.issue == nil ? [] : [.upsertCard]))
        }
    }

    @Test("occurrences told in the wrong order leave the first and the last as they are")
    func outOfOrder() throws {
        let decision = Given.placer().place(Given.failure(2, at: Given.now - .seconds(60)), existing: Given.placement())
        #expect(decision.placement.placed.firstOccurrence == Given.now - .seconds(60))
        #expect(decision.placement.placed.lastOccurrence == Given.now)
    }

    @Test("another issue about the same failure is labelled and led to the first one, once in its list")
    func duplicate() throws {
        let first = Given.placer().place(Given.failure(2, issue: 50), existing: Given.placement())
        let second = Given.placer().place(Given.failure(3, issue: 50), existing: first.placement)
        #expect(second.placement.joinedIssues == [50])
        #expect(first.announced?.issue?.number == 50 && first.announced?.subject.number == 42)
        #expect(first.effects.map(\.number) == [50, 50, 42])
        #expect(first.effects.map(\.kind) == [.addLabels, .upsertCard, .upsertCard])
        #expect(first.effects[1].request.body?.contains("the same failure as #42") == true)
        #expect(first.effects[2].request.body?.contains("also reported as #50") == true)
    }

    @Test("an issue that was closed lately takes the failure, without a write of ours; the resolver reopens it")
    func closedLately() throws {
        var known = Given.placement()
        known.closedAt = Given.now
        known.reopenUntil = Given.now + .seconds(600)
        let decision = Given.placer(at: Given.now + .seconds(600)).place(Given.failure(2), existing: known)
        #expect(decision.announced?.outcome == .joined && decision.effects.isEmpty)
        #expect(decision.announced?.reason.contains("closed lately") == true)
        let late = Given.placer(at: Given.now + .seconds(601)).place(Given.failure(2), existing: known)
        #expect(late.effects.map(\.kind) == [.openIssue] && late.placement.placed.occurrenceCount == 1)
        #expect(late.placement.closedAt == nil)
    }

    @Test("a verdict that waits for a person is placed as held")
    func held() {
        let verdict = Given.verdict(.falsePositive, held: "prose alone says so")
        let decision = Given.placer().place(Given.failure(issue: 42, verdict: verdict), existing: nil)
        #expect(decision.announced?.outcome == .held && decision.announced?.held == "prose alone says so")
        #expect(decision.announced?.labels.contains("switchyard:held") == true)
    }

    @Test(
        "urgent failures are written first",
        arguments: [(Priority.critical, 0), (.high, 1), (.medium, 2), (.low, 3), (Priority(rawValue: "odd"), 4)])
    func urgency(priority: Priority, expected: Int) {
        var verdict = Given.verdict()
        verdict.priority = priority
        let decision = Given.placer().place(Given.failure(issue: 42, verdict: verdict), existing: nil)
        #expect(decision.effects.allSatisfy { $0.urgency == expected } && !decision.effects.isEmpty)
    }
}
