import AssignerCore
import Contracts
import Policy
import Testing

@Suite("Owners that dbt, CODEOWNERS and the past tell")
struct OwnerSourceTests {
    private static let policy = Given.policy(
        """
        workspace: acme
        assignment_rules:
          ignored: ["@acme/everyone", Wrapper]
          people: {Finance Team: "@acme/finance", "ana@acme.example": ana}
        experts: {dbt-expert: {members: [octocat, hubot], hours: "Mon-Sun 00:00-24:00"}}
        """)

    private static func route(
        _ owners: OwnerFacts, policy: Policy = policy, verdict: Verdict = Given.verdict(), roster: Roster = Roster()
    ) -> Router.Route {
        let failure = Given.failure(verdict: verdict)
        return Router(policy: policy, roster: roster)
            .route(Placer.facts(failure), verdict: verdict, owners: owners, at: Given.now)
    }

    private static func node(_ path: String? = nil, owner: String? = nil, group: String? = nil) -> NodeFacts {
        NodeFacts(id: "model.shop.lines", path: path, owner: owner, group: group)
    }

    private static func file(_ text: String) -> OwnerFacts {
        OwnerFacts(codeOwners: CodeOwners(text), nodes: [node("models/lines.sql")])
    }

    private static func fixer(_ login: String, daysAgo: Int, node: String? = nil) -> Fixer {
        Fixer(login: login, at: Given.now - .seconds(daysAgo * 86_400), pattern: .human, node: node)
    }

    @Test("the node's owner comes before CODEOWNERS, that before who fixed it last, that before the expert")
    func order() {
        var owners = OwnerSourceTests.file("* @fay")
        owners.fixers = [OwnerSourceTests.fixer("gus", daysAgo: 3)]
        owners.nodes[0].owner = "@bea"
        #expect(OwnerSourceTests.route(owners).assignees == ["bea"])
        owners.nodes[0].owner = nil
        let file = OwnerSourceTests.route(owners)
        #expect(file.assignees == ["fay"])
        #expect(file.steps.first { $0.rule == "dbt_owner" }?.matched == false)
        #expect(file.steps.last?.why == "fay line 1 (*) gives it models/lines.sql")
        owners.codeOwners = nil
        let past = OwnerSourceTests.route(owners)
        #expect(past.assignees == ["gus"] && past.steps.last?.why.contains("2026-11-21") == true)
        owners.fixers = [OwnerSourceTests.fixer("gus", daysAgo: 181)]
        #expect(
            OwnerSourceTests.policy.expert(.dbtExpert).members.map(\.description).contains(
                OwnerSourceTests.route(owners).assignees[0]))
    }

    @Test("the policy's order holds, and what it leaves out is not asked")
    func otherOrder() {
        let policy = Given.policy(
            "workspace: acme\nassignment_rules: {order: [last_fixer]}\nexperts: {dbt-expert: {members: [octocat]}}")
        var owners = OwnerSourceTests.file("* @fay")
        #expect(OwnerSourceTests.route(owners, policy: policy).assignees == ["octocat"])
        owners.fixers = [OwnerSourceTests.fixer("gus", daysAgo: 3)]
        #expect(OwnerSourceTests.route(owners, policy: policy).assignees == ["gus"])
    }

    @Test("names and addresses are people where the policy says so; a bare word is nobody's login")
    func names() {
        let mapped = OwnerSourceTests.route(OwnerFacts(nodes: [OwnerSourceTests.node(owner: "finance team")]))
        #expect(mapped.assignees.first == "@acme/finance" && mapped.logins.count == 1)
        #expect(OwnerSourceTests.route(OwnerSourceTests.file("* ana@acme.example")).assignees == ["ana"])
        let bare = OwnerSourceTests.route(
            OwnerFacts(nodes: [OwnerSourceTests.node(owner: "finance", group: "Octocat")]))
        #expect(bare.assignees == ["octocat"])
        #expect(bare.steps.last?.why.contains("finance is nobody") == true)
    }

    @Test("who owns everything is ignored, whoever names them")
    func ignored() {
        var owners = OwnerSourceTests.file("* @Acme/Everyone")
        owners.nodes[0].owner = "wrapper"
        let route = OwnerSourceTests.route(owners)
        #expect(["octocat", "hubot"].contains(route.assignees.first))
        #expect(route.steps.contains { $0.rule == "codeowners" && $0.why == "@Acme/Everyone is ignored" })
        #expect(route.steps.contains { $0.rule == "dbt_owner" && $0.why == "wrapper is ignored" })
    }

    @Test("owners who are away, full or unwilling are passed over, and of the others the least loaded has it")
    func available() {
        let owners = OwnerSourceTests.file("* @ana @bo @cy")
        let roster = Roster(openLoad: ["BO": 3], unavailable: ["Ana"])
        let route = OwnerSourceTests.route(owners, roster: roster)
        #expect(route.assignees == ["cy"] && route.steps.last?.why.contains("ana is away") == true)
        var unwilling = owners
        unwilling.declined = ["CY"]
        #expect(OwnerSourceTests.route(unwilling, roster: roster).assignees == ["bo"])
    }

    @Test("a team that owns it is named, and a member of the expert is assigned beside it")
    func team() {
        let route = OwnerSourceTests.route(OwnerSourceTests.file("* @acme/finance"))
        #expect(route.assignees.count == 2 && route.assignees[0] == "@acme/finance" && route.logins.count == 1)
    }

    @Test(
        "what is not about code or data does not go to the file's owners",
        arguments: [Category.transientFailure, .infrastructureIssue])
    func otherCategories(category: Contracts.Category) {
        let route = OwnerSourceTests.route(OwnerSourceTests.file("* @fay"), verdict: Given.verdict(category))
        #expect(["octocat", "hubot"].contains(route.assignees.first))
    }

    @Test(
        "names that are no logins reach nobody",
        arguments: [
            "@", "@-x", "@x--y", "@a b", "@octo/cat/x", "@<b>", "@\u{202E}x", "@" + String(repeating: "a", count: 40),
            "@a\nb", "",
            String(repeating: "z", count: 100_000),
        ])
    func hostile(name: String) {
        let route = OwnerSourceTests.route(OwnerFacts(nodes: [OwnerSourceTests.node(owner: name)]))
        #expect(["octocat", "hubot"].contains(route.assignees.first))
        #expect(route.steps.allSatisfy { $0.why.utf8.count < 2000 })
    }
}
