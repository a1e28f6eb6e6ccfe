import Contracts
import Policy
import Testing

@Suite("Limits of a file")
struct LimitTests {
    @Test("more than a mebibyte is refused")
    func tooLarge() {
        let text = "#" + String(repeating: "x", count: 1 << 20)
        #expect(problems(text).map(\.code) == [.tooLarge])
    }

    @Test(
        "deep nesting is refused",
        arguments: [
            "a: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
            String(repeating: "[", count: 500_000), String(repeating: "{a: ", count: 200_000),
            String(repeating: "- ", count: 500_000), String(repeating: "? ", count: 500_000),
            (0..<1400).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
        ])
    func tooDeep(text: String) {
        #expect(problems(text).map(\.code) == [.tooComplex])
    }

    @Test("aliases that expand to billions of values are refused, also as keys and in merges")
    func bombs() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<12 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(problems(text).contains { $0.code == .tooComplex })
        #expect(problems(text + "? [*a11, *a11]\n: 1\n").contains { $0.code == .tooComplex })
        let wide = "a: &a {" + (0..<20_000).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
        let merges = (0..<20_000).map { "m\($0): {<<: *a}" }.joined(separator: "\n")
        #expect(problems(wide + merges).contains { $0.code == .tooComplex })
    }

    @Test("more duplicate keys than can be told apart end the reading")
    func duplicates() {
        let found = problems((0..<60).map { "k\($0): 1\nk\($0): 2" }.joined(separator: "\n"))
        #expect(found.map(\.code) == [.duplicateKey])
        #expect(found.first?.line ?? 1 > 1)
    }

    @Test("anchors, aliases and merge keys work, and an explicit key wins over a merged one")
    func aliases() throws {
        let policy = try policy(
            """
            repositories:
              a/one: &usual
                sla: &sla {critical: 1h}
                priority: high
              a/two: {sla: *sla}
              a/three:
                <<: *usual
                priority: low
            """)
        let settings = policy.repositories.values.map { "\($0.priority) \($0.sla.critical)" }.sorted()
        #expect(settings == ["high 3600.0 seconds", "low 3600.0 seconds", "medium 3600.0 seconds"])
    }

    @Test("a byte order mark, carriage returns and a quoted star are ordinary text")
    func ordinary() throws {
        let policy = try policy("\u{FEFF}hub: a/b\r\nintake:\r\n  workflow_runs: [\"*\"]\r\n")
        #expect(policy.hub?.description == "a/b" && policy.intake.takesRun(ofBranch: "anything"))
    }
}
