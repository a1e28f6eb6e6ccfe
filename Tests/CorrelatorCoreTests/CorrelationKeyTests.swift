import Contracts
import CorrelatorCore
import Testing

@Suite("What failures can share")
struct CorrelationKeyTests {
    private static func keys(_ failure: FailureClassified) -> [String] {
        CorrelationKey.keys(of: failure).map { "\($0.kind): \($0.value)" }
    }

    @Test("fingerprint, error on node, error on system, the strongest first")
    func all() {
        #expect(
            CorrelationKeyTests.keys(Given.failure(code: "08001")) == [
                "fingerprint: v1:0123456789abcdef", "node: snowflake.connection 08001 on model.shop.orders",
                "system: snowflake.connection 08001 on snowflake",
            ])
        let weights = CorrelationKey.keys(of: Given.failure()).map(\.weight)
        #expect(
            weights == weights.sorted(by: >) && weights.allSatisfy { (0...1).contains($0) } && Set(weights).count == 3)
    }

    @Test("another error, code or node on the same system is another cause")
    func different() {
        let one = Set(CorrelationKeyTests.keys(Given.failure()).dropFirst())
        for other in [Given.failure(family: "snowflake.syntax"), Given.failure(code: "1")] {
            #expect(one.isDisjoint(with: CorrelationKeyTests.keys(other).dropFirst()))
        }
    }

    @Test("a tool that each team runs for itself is no shared system", arguments: ["dbt", "github_actions"])
    func tools(system: String) {
        #expect(!CorrelationKeyTests.keys(Given.failure(systems: [system])).contains { $0.hasPrefix("system") })
    }

    @Test("an error of no known family shares only its fingerprint", arguments: ["", "unknown"])
    func unknown(family: String) {
        #expect(CorrelationKeyTests.keys(Given.failure(family: family)) == ["fingerprint: v1:0123456789abcdef"])
    }
}
