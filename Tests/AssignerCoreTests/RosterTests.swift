import AssignerCore
import Contracts
import Policy
import Testing

@Suite("Who gets it")
struct RosterTests {
    private static let dbt = Given.policy.expert(.dbtExpert)
    private static let week = Duration.seconds(7 * 86_400)

    private static func names(
        _ roster: Roster, _ policy: ExpertPolicy = dbt, at now: Timestamp = Given.now
    ) -> [String] { roster.candidates(policy, at: now).map(\.description) }

    @Test("those with the least open load come first")
    func load() {
        #expect(RosterTests.names(Roster(openLoad: ["octocat": 1, "hubot": 1])).first == "ana")
        #expect(RosterTests.names(Roster(openLoad: ["ana": 1, "hubot": 1])).first == "octocat")
    }

    @Test("among equals the duty goes round week by week, and each has a turn")
    func rotation() {
        let firsts = (0..<4).compactMap { week in
            RosterTests.names(Roster(), at: Given.now + RosterTests.week * week).first
        }
        #expect(Set(firsts.prefix(3)) == ["octocat", "hubot", "ana"])
        #expect(firsts[3] == firsts[0])
        // 2026-11-23 is a Monday: the turn holds from then to the Sunday's end.
        let monday = Given.made(Timestamp(rfc3339: "2026-11-23T00:00:00Z"))
        #expect(RosterTests.names(Roster(), at: monday) == RosterTests.names(Roster(), at: monday + .seconds(604_799)))
        #expect(RosterTests.names(Roster(), at: monday) != RosterTests.names(Roster(), at: monday - .seconds(1)))
    }

    @Test("a daily duty changes every day, none never")
    func otherRotations() {
        func first(_ rotation: String, _ day: Int) -> String? {
            let policy = Given.policy(
                "workspace: acme\nexperts: {dbt-expert: {members: [a, b], rotation: \(rotation)}}")
            return RosterTests.names(
                Roster(), policy.expert(.dbtExpert), at: Given.now + .seconds(86_400 * day)
            ).first
        }
        #expect(first("daily", 0) != first("daily", 1) && first("daily", 0) == first("daily", 2))
        #expect((0..<20).allSatisfy { first("none", $0) == "a" })
    }

    @Test("who is away or full is left out")
    func unavailable() {
        #expect(RosterTests.names(Roster(unavailable: ["octocat"])).sorted() == ["ana", "hubot"])
        #expect(RosterTests.names(Roster(openLoad: ["octocat": 2, "ana": 1])).sorted() == ["ana", "hubot"])
    }

    @Test("a team is always there")
    func team() {
        let team = Given.policy.expert(.tableauExpert)
        #expect(RosterTests.names(Roster(unavailable: ["@acme/bi", "acme/bi"]), team) == ["@acme/bi"])
    }
}
