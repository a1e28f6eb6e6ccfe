import Policy
import Testing

@Suite("Globs and substrings")
struct MatchingTests {
    @Test(
        "a glob matches the whole text by its rules",
        arguments: [
            ("models/finance/**", "models/finance/a/b.sql", true),
            ("models/finance/**", "models/marketing/a.sql", false),
            ("models/*.sql", "models/a.sql", true), ("models/*.sql", "models/a/b.sql", false),
            ("**/*.yml", "a.yml", true), ("**/*.yml", "x/y/a.yml", true), ("a/**/b", "a/b", true),
            ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/xb", false), ("a**b", "a/x/b", true), ("a?c", "abc", true),
            ("a?c", "a/c", false), ("{a,b}/c", "b/c", true), ("{a,b}/c", "c/c", false), ("{a,}x", "x", true),
            ("{a,{b,c}d}", "cd", true), ("{**/x,y}", "a/b/x", true), ("{y,**/x}", "x", true),
            ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false), ("[!a-c]x", "dx", true), ("[]]", "]", true),
            ("\\*", "*", true), ("\\*", "a", false), ("A", "a", false), ("é?", "éü", true), ("a,b", "a,b", true),
            ("*", "", true), ("a", "", false), ("source.*", "source.acme.raw", true),
        ] as [(String, String, Bool)])
    func glob(pattern: String, text: String, expected: Bool) throws {
        #expect(try #require(Glob(pattern)).matches(text) == expected)
    }

    @Test("a pattern that means nothing is refused", arguments: ["", "{a", "a}", "[a", "[z-a]", "a\\", "[a\\"])
    func malformed(pattern: String) {
        #expect(Glob(pattern) == nil)
        #expect(Glob(String(repeating: "a", count: 501)) == nil)
    }

    @Test(
        "patterns that make backtracking matchers run for ages are matched in linear time",
        arguments: [
            String(repeating: "*a", count: 100) + "b", String(repeating: "**a", count: 100) + "b",
            String(repeating: "**/", count: 100) + "b", String(repeating: "{a,aa}", count: 80) + "b",
            String(repeating: "{*,**}", count: 80) + "b",
            String(repeating: "{", count: 200) + "*a,a" + String(repeating: "}", count: 200) + "b",
        ])
    func adversarial(pattern: String) throws {
        let glob = try #require(Glob(pattern))
        #expect(!glob.matches(String(repeating: "a", count: 5000)))
        #expect(!glob.matches(String(repeating: "a/", count: 2500)))
    }

    @Test("the first of many substrings is found without regard to case")
    func substrings() {
        let search = ContainsAny(["Time Out", "timeout", "he", "hers", "ÜBER"])
        #expect(search.first(in: FoldedText("Warehouse TIMEOUT")) == "timeout")
        #expect(search.first(in: FoldedText("ushers")) == "he")
        #expect(search.matches("über alles") && !search.matches("time  out"))
        #expect(!ContainsAny([]).matches("x") && !ContainsAny([""]).matches("x"))
    }

    @Test("substrings are found exactly where a naive search finds them")
    func naive() {
        var random = SplitMix(state: 7)
        for _ in 0..<500 {
            let word = { (length: Int, random: inout SplitMix) in
                String((0..<length).map { _ in "abA".randomElement(using: &random) ?? "a" })
            }
            let patterns = (0..<4).map { _ in word(Int.random(in: 1...4, using: &random), &random) }
            let text = word(Int.random(in: 0...12, using: &random), &random)
            let expected = patterns.contains { text.lowercased().contains($0.lowercased()) }
            #expect(ContainsAny(patterns).matches(text) == expected, "\(patterns) \(text)")
        }
    }

    @Test("a megabyte of near misses is searched in one pass")
    func large() {
        let patterns = (1...100).map { String(repeating: "a", count: $0) + "b" }
        #expect(!ContainsAny(patterns).matches(String(repeating: "a", count: 1 << 20)))
    }
}
