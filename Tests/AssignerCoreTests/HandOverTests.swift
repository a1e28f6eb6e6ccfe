import AssignerCore
import Contracts
import Policy
import Testing

@Suite("Passing it on")
struct HandOverTests {
    private static func decline(_ login: String, _ reason: Decline.Reason = .notMe) -> Decline {
        Decline(login: login, at: Given.now, reason: reason)
    }

    private static func pass(_ placement: Placement, _ logins: String..., unassigns: Bool = true) -> Placer.Decision {
        Given.placer().handOver(
            placement, declines: logins.map { decline($0) }, unassigns: unassigns, owners: OwnerFacts())
    }

    @Test("the next candidate gets it, and the card tells who passed it on")
    func next() throws {
        let first = Given.placement()
        let owner = try #require(first.placed.assignees.first)
        let decision = HandOverTests.pass(first, owner.uppercased())
        let next = try #require(decision.placement.placed.assignees.first)
        #expect(next != owner && decision.placement.placed.assignees.count == 1)
        #expect(decision.effects.map(\.kind) == [.removeAssignees, .addAssignees, .upsertCard])
        #expect(decision.effects[0].request.assignees == [owner] && decision.effects[1].request.assignees == [next])
        #expect(decision.effects[2].request.body?.contains("is not asked again") == true)
    }

    @Test("nobody is asked twice, and the last one keeps it")
    func allPass() {
        var placement = Given.placement()
        var owners: [String] = []
        for _ in 0..<6 {
            owners.append(placement.placed.assignees.joined(separator: ","))
            placement = HandOverTests.pass(placement, placement.placed.assignees[0]).placement
            #expect(placement.placed.assignees.count == 1)
        }
        // Three of dbt, then the one who takes over; after that everybody has passed and somebody still has it.
        #expect(Set(owners.prefix(4)) == ["octocat", "hubot", "ana", "sam"])
    }

    @Test("others on the issue stay, and who was not on it changes nothing but the memory")
    func others() {
        var placement = Given.placement()
        placement.placed.assignees = ["bo", "cy"]
        let left = HandOverTests.pass(placement, "bo")
        #expect(left.placement.placed.assignees == ["cy"])
        #expect(left.effects.map(\.kind) == [.removeAssignees, .upsertCard])
        let stranger = HandOverTests.pass(placement, "dee")
        #expect(stranger.placement.placed.assignees == ["bo", "cy"] && stranger.effects.map(\.kind) == [.upsertCard])
        placement.placed.assignees = []
        #expect(HandOverTests.pass(placement, "dee").placement.placed.assignees.isEmpty)
    }

    @Test("whom GitHub left out is replaced without being unassigned")
    func dropped() {
        let placement = Given.placement()
        let owner = placement.placed.assignees[0]
        let decision = Given.placer().handOver(
            placement, declines: [HandOverTests.decline(owner, .dropped)], unassigns: false, owners: OwnerFacts())
        #expect(decision.effects.map(\.kind) == [.addAssignees, .upsertCard])
        #expect(decision.effects[1].request.body?.contains("does not let") == true)
    }

    @Test("a failure that comes back does not go to who passed it on, until that is forgotten")
    func remembered() {
        for (days, isAsked) in [(89, false), (90, true)] {
            let decline = Decline(login: "ana", at: Given.now - .seconds(days * 86_400), reason: .notMe)
            #expect(decline.holds(at: Given.now) == !isAsked)
        }
        let owners = OwnerFacts(declined: ["OCTOCAT", "hubot"])
        let decision = Given.placer().place(Given.failure(issue: 42), existing: nil, owners: owners)
        #expect(decision.announced?.assignees == ["ana"])
    }

    @Test("load follows what is open and acted upon")
    func load() {
        var placement = Given.placement()
        let owner = placement.placed.assignees[0]
        #expect(placement.count(acts: true, before: nil) == [owner: 1])
        var passed = HandOverTests.pass(placement, owner).placement
        let next = passed.placed.assignees[0]
        #expect(passed.count(acts: true, before: placement) == [owner: -1, next: 1])
        var closed = passed
        closed.closedAt = Given.now
        #expect(closed.count(acts: true, before: passed) == [next: -1])
        #expect(closed.count(acts: true, before: closed) == [:])
        var observed = Given.placement()
        #expect(observed.count(acts: false, before: nil) == [:])
        // From observe to act: counted from the next change on.
        var acting = observed
        #expect(acting.count(acts: true, before: observed) == [owner: 1])
    }

    @Test("a failure that was only observed gets its issue when it comes again under act, and is counted on")
    func toAct() {
        let watched = Given.policy("repositories: {acme/dbt_cloud: {}}")
        let known = Given.placer(policy: watched).place(Given.failure(), existing: nil).placement
        let again = Given.placer(policy: watched).place(Given.failure(2), existing: known)
        #expect(again.announced?.outcome == .held && again.announced?.occurrenceCount == 2)
        #expect(known.placed.outcome == .held && again.effects.isEmpty)
        let acted = Given.placer().place(Given.failure(3), existing: again.placement)
        #expect(acted.effects.map(\.kind) == [.openIssue] && acted.placement.placed.occurrenceCount == 3)
    }

    @Test("who ended it is learnt in whichever order the end and its author are told")
    func lesson() {
        let closed = Given.made(PlacementChange.apply(Given.change(.closed), to: Given.placement()))
        #expect(PlacementChange.lesson(closed) == nil)
        let outcome = IssueOutcome(
            subject: closed.placed.subject, repository: Given.repository, pattern: .human, reason: "", flaps: 0)
        let ended = PlacementChange.apply(.issueResolved, outcome, to: closed, at: Given.now)
        #expect(PlacementChange.lesson(ended)?.fixer.login == "ana")
        #expect(PlacementChange.lesson(ended)?.placement.endedBy == nil)
        let other = PlacementChange.apply(.issueResolved, outcome, to: Given.placement(), at: Given.now)
        let late = PlacementChange.apply(Given.change(.closed), to: other)
        #expect(late.flatMap { PlacementChange.lesson($0) }?.fixer.login == "ana")
        var auto = outcome
        auto.pattern = .autoResolved
        let recovered = PlacementChange.apply(.issueResolved, auto, to: closed, at: Given.now)
        #expect(PlacementChange.lesson(recovered) == nil)
    }
}
