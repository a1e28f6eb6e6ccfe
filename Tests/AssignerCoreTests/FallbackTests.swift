import AssignerCore
import Contracts
import Policy
import Testing

@Suite("When everybody is away or full")
struct FallbackTests {
    private static func route(_ roster: Roster) -> Router.Route {
        let failure = Given.failure()
        return Router(policy: Given.policy, roster: roster).route(
            Placer.facts(failure), verdict: failure.verdict, at: Given.now)
    }

    @Test("the fallback takes over, and the route says why")
    func takesOver() {
        let rosters = [
            Roster(unavailable: ["octocat", "hubot", "ana"]),
            Roster(openLoad: ["octocat": 2, "hubot": 3], unavailable: ["ana"]),
        ]
        for roster in rosters {
            let route = FallbackTests.route(roster)
            #expect(route.expert == .dbtExpert && route.assignees == ["sam"])
            let own = route.steps.dropLast().last
            #expect(own?.rule == "members of dbt-expert" && own?.matched == false)
            #expect(own?.why.contains("ana is away") == true)
            #expect(
                route.steps.last
                    == RouteStep(rule: "members of snowflake-expert", matched: true, why: "fallback of dbt-expert"))
        }
    }

    @Test("when the fallback is away too, the expert's own least loaded member has it: never nobody")
    func never() {
        let roster = Roster(
            openLoad: ["octocat": 5, "hubot": 4, "ana": 9], unavailable: ["octocat", "hubot", "ana", "sam"])
        let route = FallbackTests.route(roster)
        #expect(route.assignees == ["hubot"])
        #expect(route.steps.last?.why == "everybody is away or full: never nobody")
    }
}
