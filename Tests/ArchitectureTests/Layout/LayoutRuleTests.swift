import Testing

@Suite("Rules about files")
struct LayoutRuleTests {
    private func file(_ lines: Int, _ path: String = "Shared/A/A.swift", first: String = "") -> SourceFile {
        SourceFile(path, ([first] + Array(repeating: "a", count: lines - 1)).joined(separator: "\n") + "\n")
    }

    @Test("a file that is too long, an entry that is too long, and too many long files are found")
    func sizes() {
        let small = Array(repeating: file(99), count: 20)
        #expect(SizeRules.findings(in: small + [file(300)]).isEmpty)
        #expect(
            SizeRules.findings(in: small + [file(301)]).map(\.description) == [
                "Shared/A/A.swift: 301 lines, 300 at most"
            ])
        #expect(SizeRules.findings(in: []).isEmpty)
        #expect(SizeRules.findings(in: [file(60, first: "@main")]).isEmpty)
        #expect(
            SizeRules.findings(in: [file(61, first: "@main")]).map(\.description) == [
                "Shared/A/A.swift: 61 lines, 60 at most in an entry"
            ])
        #expect(SizeRules.findings(in: [file(101)]).map(\.place) == ["median file"])
        #expect(SizeRules.findings(in: Array(repeating: file(10), count: 8) + [file(260), file(260)]).count == 1)
    }

    @Test("a folder of a new kind at the root is found, a tool's own is not")
    func top() {
        #expect(LayoutRules.top(folders: ["Services", "Shared", "Tests", "deploy", "docs", ".build"]).isEmpty)
        #expect(LayoutRules.top(folders: ["Sources", "scripts"]).map(\.place) == ["Sources", "scripts"])
    }

    @Test(
        "a file that stands where nobody looks for it is found",
        arguments: [
            "Services/Resolver/Main/main.swift", "Shared/Common/A.swift", "Services/Resolver/Core/Utils/A.swift",
            "Tests/Helpers/A.swift", "Tests/A.swift", "Shared/A.swift", "Services/Resolver/A.swift",
            "Services/Resolver/Adapters/A.swift", "Services/Router/Core/A.swift", "Services/Resolver/Sandbox/A.swift",
        ])
    func misplaced(path: String) { #expect(!LayoutRules.findings(in: [path]).isEmpty) }

    @Test("files in their places are passed over")
    func placed() {
        #expect(
            LayoutRules.findings(in: [
                "Package.swift", "Services/Resolver/Core/A.swift", "Services/Switchyard/Sandbox/GitHub/A.swift",
                "Shared/Streams/A.swift", "Shared/Policy/Text/A.swift", "Tests/StreamsTests/A.swift",
                "Tests/Support/A.swift", "Tests/PythonPrograms/A.swift", "Tests/Benchmarks/A.swift",
            ]).isEmpty)
    }
}
