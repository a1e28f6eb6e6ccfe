import Foundation
import Testing

@Suite("The project keeps its rules", .timeLimit(.minutes(1)))
struct ProjectTests {
    static let sources = Result { try Tree.sources() }
    static let package = Result { try PackageDump.load() }

    private func expectNone(_ findings: [Finding]) {
        // One issue with all of them: a reader wants the list, and `swift test` may drop lines of long reports.
        guard !findings.isEmpty else { return }
        Issue.record("\(findings.count) findings\n\(findings.map(\.description).joined(separator: "\n"))")
    }

    @Test("targets depend on what their layer may see")
    func edges() throws {
        let targets = try ProjectTests.package.get().targets
        #expect(targets.count > 30)
        expectNone(EdgeRules.findings(in: targets))
    }

    @Test("every target is compiled under the same strict settings")
    func settings() throws { expectNone(SettingRules.findings(in: try ProjectTests.package.get().targets)) }

    @Test("files import what their targets declare, and every file is built")
    func imports() throws {
        let targets = try ProjectTests.package.get().targets
        expectNone(ImportRules.findings(in: try ProjectTests.sources.get(), of: targets))
    }

    @Test("no file says what code must not say")
    func words() throws { expectNone(try ProjectTests.sources.get().flatMap(WordRules.findings)) }

    @Test("what other targets can use is documented")
    func documentation() throws {
        let sources = try ProjectTests.sources.get()
        #expect(sources.count > 300)
        expectNone(sources.filter(\.isProduct).flatMap(DocumentationRule.findings))
    }

    @Test("files are small")
    func sizes() throws { expectNone(SizeRules.findings(in: try ProjectTests.sources.get())) }

    @Test("folders and files stand where they are looked for")
    func layout() throws {
        expectNone(LayoutRules.top(folders: try Tree.folders()))
        expectNone(LayoutRules.findings(in: try ProjectTests.sources.get().map(\.path)))
    }
}
