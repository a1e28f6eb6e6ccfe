import AssignerCore
import Contracts
import Policy
import Testing

@Suite("Routing")
struct RouterTests {
    private static func route(
        _ failure: FailureClassified, roster: Roster = Roster(), policy: Policy = Given.policy
    ) -> Router.Route {
        Router(policy: policy, roster: roster).route(Placer.facts(failure), verdict: failure.verdict, at: Given.now)
    }

    @Test("the first rule that matches wins, and every rule is explained")
    func firstMatch() {
        let route = RouterTests.route(
            Given.failure(environment: .staging, node: "model.shop.orders", path: "models/finance/orders.sql"))
        #expect(route.expert == .tableauExpert && route.assignees == ["@acme/finance"] && route.logins.isEmpty)
        #expect(route.steps.map(\.rule) == ["finance", "orders", "rules[2]", "dbt_model_errors", "assign"])
        #expect(route.steps.map(\.matched) == [true, true, true, false, true])
        #expect(route.steps[0].why == "first match wins" && route.steps[1].why == "an earlier rule won")
    }

    @Test("a rule that does not match says which key stood against it")
    func unmet() {
        let route = RouterTests.route(Given.failure())
        #expect(route.steps[0] == RouteStep(rule: "finance", matched: false, why: "path does not match"))
        #expect(route.steps[1] == RouteStep(rule: "orders", matched: false, why: "node does not match"))
        #expect(route.steps[2] == RouteStep(rule: "rules[2]", matched: false, why: "environment does not match"))
        #expect(
            route.steps[3] == RouteStep(rule: "dbt_model_errors", matched: true, why: "the verdict names dbt-expert"))
        #expect(route.expert == .dbtExpert)
    }

    @Test("a rule goes by the tags of the failed node, as dbt's manifest tells them")
    func tags() throws {
        let policy = try Policy.load(
            yaml: "assignment_rules: {rules: [{name: pii, when: {tags: [pii]}, assign: [ana]}]}", file: "test.yaml")
        var failure = Given.failure(node: "model.shop.people")
        #expect(RouterTests.route(failure, policy: policy).assignees.isEmpty)
        failure.nodes[0].tags = ["nightly", "pii"]
        let route = RouterTests.route(failure, policy: policy)
        #expect(route.assignees == ["ana"] && route.steps.first?.matched == true)
    }

    @Test("a rule that names people leaves the expert to the verdict")
    func peopleOnly() {
        let route = RouterTests.route(Given.failure(environment: .staging))
        #expect(route.expert == .dbtExpert && route.assignees == ["ana"] && route.logins == ["ana"])
    }

    @Test(
        "the policy's names lead each expert of a verdict to the expert that takes it",
        arguments: [
            (Expert.dbtExpert, "dbt_model_errors", Expert.snowflakeExpert),
            (.snowflakeExpert, "warehouse_performance", .tableauExpert),
            (.tableauExpert, "dashboard_issues", .githubSleuthExpert),
            (.githubSleuthExpert, "workflow_failures", .daArchitect),
            (.daArchitect, "cross_system_issues", .dbtExpert),
            (.issueLifecycleExpert, "verdict", .issueLifecycleExpert),
        ])
    func names(expert: Expert, rule: String, taker: Expert) {
        let policy = Given.policy(
            """
            workspace: acme
            assignment_rules:
              dbt_model_errors: snowflake-expert
              warehouse_performance: tableau-expert
              dashboard_issues: github-sleuth-expert
              workflow_failures: da-architect
              cross_system_issues: dbt-expert
            """)
        var verdict = Given.verdict()
        verdict.expert = expert
        let route = RouterTests.route(Given.failure(verdict: verdict), policy: policy)
        #expect(route.expert == taker && route.steps.first?.rule == rule)
    }

    @Test("an expert without members leaves it to the fallback, and says so")
    func fallback() {
        let policy = Given.policy(
            "workspace: acme\nexperts: {dbt-expert: {fallback: da-architect}, da-architect: {members: [bo]}}")
        let route = RouterTests.route(Given.failure(), policy: policy)
        #expect(route.expert == .dbtExpert && route.assignees == ["bo"])
        #expect(
            route.steps.suffix(2) == [
                RouteStep(rule: "members of dbt-expert", matched: false, why: "the policy names nobody"),
                RouteStep(rule: "members of da-architect", matched: true, why: "fallback of dbt-expert"),
            ])
        #expect(RouterTests.route(Given.failure(), policy: Given.policy("workspace: acme")).assignees.isEmpty)
    }
}
