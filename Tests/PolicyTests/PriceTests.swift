import Policy
import Testing

@Suite("What Claude's tokens cost")
struct PriceTests {
    @Test("a policy without prices has those of its two models")
    func standard() throws {
        let claude = Policy().classification.claude
        #expect(claude.price(of: "claude-haiku-5-5").output == 5)
        #expect(claude.price(of: "claude-opus-5-5").input == 5)
    }

    @Test("a price of the policy's own wins, and a model that nobody knows costs what the dearest does")
    func own() throws {
        let yaml = """
            classification:
              claude:
                prices: {claude-haiku-5-5: {input: 2, output: 4, cache_write: 3, cache_read: 1}}
            """
        let claude = try Policy.load(yaml: yaml, file: "x").classification.claude
        #expect(claude.price(of: "claude-haiku-5-5").output == 4)
        #expect(claude.price(of: "claude-opus-5-5").output == 25)
        let unknown = claude.price(of: "claude-new")
        #expect(unknown.input == 5 && unknown.output == 25 && unknown.cacheRead == 1)
    }

    @Test("a price below nothing is refused with its place")
    func negative() {
        let yaml = "classification: {claude: {prices: {claude-haiku-5-5: {input: -1}}, concurrency: 0}}"
        #expect(throws: PolicyProblems.self) { try Policy.load(yaml: yaml, file: "x") }
    }
}
