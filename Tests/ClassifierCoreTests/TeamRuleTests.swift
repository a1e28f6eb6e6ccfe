import ClassifierCore
import Contracts
import Policy
import Testing

@Suite("Rules of the team")
struct TeamRuleTests {
    private func verdict(when condition: String, then outcome: String) throws -> Verdict {
        let policy = try Policy.load(
            yaml: """
                workspace: acme
                repositories:
                  acme/dbt_cloud: {mode: act}
                classification:
                  rules:
                    - {name: ours, when: {\(condition)}, then: {category: \(outcome)}}
                """, file: "test.yaml")
        let request = ClassifyRequest(
            repository: try #require(RepositoryName("acme/dbt_cloud")), title: "load failed",
            body: "permission denied for schema marts; planned maintenance", environment: .production)
        return try Judge(policy: policy, engine: ProjectCorpus.requireEngine()).verdict(on: request)
    }

    @Test("words alone call nothing a false alarm: that waits for a person")
    func words() throws {
        let verdict = try verdict(when: "contains: [planned maintenance]", then: "false_positive")
        #expect(verdict.category == .falsePositive && verdict.rule == "ours")
        #expect(verdict.held?.contains("ours") == true)
    }

    @Test("words may raise, and what the team says of a repository stands")
    func others() throws {
        let raised = try verdict(when: "contains: [planned maintenance]", then: "infrastructure_issue")
        #expect(raised.category == .infrastructureIssue && raised.held == nil)
        let known = try verdict(when: "repository: acme/dbt_cloud", then: "false_positive")
        #expect(known.category == .falsePositive && known.held == nil)
    }
}
