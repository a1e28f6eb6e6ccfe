import AssignerCore
import Contracts
import Policy
import SwitchyardCore
import Testing

@Suite("Who would get it")
struct RoutePreviewTests {
    private static let yaml = """
        assignment_rules:
          rules:
            - {name: finance, when: {path: "models/finance/**"}, assign: [fin]}
            - {name: night, when: {environment: staging}, assign: [sid]}
        experts: {dbt-expert: {members: [ana], hours: "Mon-Sun 00:00-24:00"}}
        """

    private func preview(_ json: String, everything: Bool = true) throws -> [String] {
        let failure = try ContractJSON.decode(RoutedFailure.self, from: Array(json.utf8))
        let verdict = Verdict(
            category: .codeFixRequired, errorType: .sqlError, priority: .high, confidence: 0.9, expert: .dbtExpert,
            complexityScore: 3, monitoring: Monitoring(greenRuns: 3, quietSeconds: 0), summary: "", engine: .model,
            modelVersion: "m1")
        let owners = OwnerFacts(
            codeOwners: CodeOwners("*.sql @cody"), nodes: (failure.nodes ?? []).map { NodeFacts($0) })
        let response = RoutePreview.response(
            failure, verdict: verdict, policy: try Policy.load(yaml: RoutePreviewTests.yaml, file: "x"),
            roster: Roster(), owners: owners, at: Timestamp(milliseconds: 1_795_000_000_000))
        return RoutePreview.lines(response, everything: everything)
    }

    @Test("every rule that was tried is told, and which one won")
    func everything() throws {
        let lines = try preview(
            #"{"repository":"acme/dbt","nodes":[{"unique_id":"model.a.b","path":"models/b.sql"}]}"#)
        #expect(lines.contains("owner       cody"))
        let won = try #require(lines.first { $0.hasPrefix("won") })
        #expect(won.contains("codeowners") && won.contains("cody line 1 (*.sql) gives it models/b.sql"))
        #expect(lines.contains { $0.hasPrefix("no") && $0.contains("finance") && $0.contains("path does not match") })
        #expect(lines.contains { $0.hasPrefix("no") && $0.contains("dbt_owner") })
        #expect(lines.contains { $0.hasPrefix("yes") && $0.contains("dbt_model_errors") })
    }

    @Test("in short only the winner is told, and nothing of the text acts on the terminal")
    func short() throws {
        let lines = try preview(#"{"repository":"acme/dbt","environment":"staging"}"#, everything: false)
        #expect(lines.last == "won by      assign: the rule names them" && lines.contains("owner       sid"))
        let hostile = try preview(
            #"{"repository":"acme/dbt","nodes":[{"unique_id":"\u001b[2Jx","path":"\u001b]0;x\u0007.sql"}]}"#)
        #expect(hostile.allSatisfy { !$0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } })
    }
}
