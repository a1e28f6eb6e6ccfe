import Testing

@Suite("Rules about code")
struct SourceRuleTests {
    private func words(_ code: String, at path: String = "Shared/Streams/New.swift") -> [String] {
        WordRules.findings(in: SourceFile(path, code)).map(\.description)
    }

    @Test(
        "what code must not say is found, with its line",
        arguments: [
            ("public struct A {}", "public"), ("let a = try! b()", "try!"), ("let a = b as! C", "as!"),
            ("let a = b!", "force unwrap"), ("let a = b()!.c", "force unwrap"), ("let a = b[0]!", "force unwrap"),
            (#"let a = "\(b!)""#, "force unwrap"), ("var a: B!", "force unwrap"),
            ("let a = URL(string: \"b\")!", "force"),
            ("fatalError(\"no\")", "fatalError"), ("let a = try Regex(\"b\")", "Regex"),
            ("NSRegularExpression(a)", "NSRegularExpression"), ("let a = /b+/", "regex literal"),
            ("a.wholeMatch(of: /b/)", "regex literal"), ("let a = #/b/#", "regex literal"),
            ("final class A: @unchecked Sendable {}", "@unchecked Sendable"),
            ("nonisolated(unsafe) var a = 0", "nonisolated(unsafe)"), ("@main struct A {}", "@main"),
            ("extension A: @retroactive B {}", "@retroactive"),
        ])
    func bad(code: String, problem: String) {
        let found = words("// one line before\n\n" + code)
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.hasPrefix("Shared/Streams/New.swift:3: \(problem)") })
    }

    @Test(
        "what only looks like it is passed over",
        arguments: [
            "let a = !b && c != d", "guard !(a ?? b), [!c], {!d}()", "let public_ = a.public", "a!=b",
            "// try! this", #"let a = "as! fatalError(""#, "let a = b / c / d", "x.reduce(1, /)", "try? a", "a as? B",
            "// it is locked\nfinal class A: @unchecked Sendable {}", "/// proof\nnonisolated(unsafe) var a = 0",
            "nonisolated var a = 0", "#if !os(Linux)\n#endif", "func fatalErrors()", "let a = b ? !c : d",
        ])
    func good(code: String) { #expect(words(code) == []) }

    @Test("tests may unwrap by force and match with expressions, but open nothing")
    func tests() {
        let path = "Tests/ATests/A.swift"
        #expect(words("let a = try! Regex(b!)", at: path).isEmpty)
        #expect(words("public let a = 1", at: path).count == 1)
    }

    @Test("decisions that wait, log or read files are found; services may")
    func core() {
        let code = "func a() async { await b() }\nlet c = FileManager.default\nlet d = Logger(label: e)"
        #expect(words(code, at: "Services/Resolver/Core/A.swift").count == 4)
        #expect(words(code, at: "Services/Resolver/Service/A.swift").isEmpty)
        #expect(words("@main struct A {}", at: "Services/Resolver/Main/A.swift").isEmpty)
    }

    @Test(
        "a package declaration without documentation is found",
        arguments: [
            ("package struct A {}", "A"), ("struct A {\n    package let b: Int\n}", "b"), ("package init() {}", "init"),
            ("package static func a() {}", "a"), ("@discardableResult\npackage func a() {}", "a"),
            ("// no documentation\npackage enum A {}", "A"), ("/// of b\nlet b = 1\npackage var a = 2", "a"),
            ("package private(set) var a = 1", "a"), ("package final class A {}", "A"),
            ("package static let `default` = 1", "`default`"), ("package class func a() {}", "a"),
        ])
    func undocumented(code: String, name: String) {
        let found = DocumentationRule.findings(in: SourceFile("Shared/A/A.swift", code)).map(\.description)
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.hasSuffix(": \(name) is package and not documented") })
    }

    @Test(
        "what is documented, imported or not for others is passed over",
        arguments: [
            "package import Contracts", "/// A.\npackage struct A {}",
            "/// A.\n@frozen\n@usableFromInline\npackage struct A {}",
            "let a = \"package struct\"", "struct A { let b = 1 }", "let package = Package(name: a)", "a(package: b)",
            "/// B.\n    package init(from decoder: any Decoder) throws {}",
        ])
    func documented(code: String) {
        #expect(DocumentationRule.findings(in: SourceFile("Shared/A/A.swift", code)).isEmpty)
    }

    @Test("an import that the target does not declare, and a file that no target builds, are found")
    func imports() {
        let target = PackageTarget(name: "A", path: "Shared/A", targets: ["B"], products: ["Logging"])
        let file = SourceFile(
            "Shared/A/A.swift",
            "package import B\nimport Logging\n@testable import C\nimport struct D.E\nimport Foundation")
        let orphan = SourceFile("Shared/AB/A.swift", "")
        #expect(
            ImportRules.findings(in: [file, orphan], of: [target]).map(\.description) == [
                "Shared/A/A.swift:3: imports C, which A does not declare",
                "Shared/A/A.swift:4: imports D, which A does not declare",
                "Shared/AB/A.swift: in the folder of no target, so it is not built",
            ])
        let network = SourceFile("Shared/A/N.swift", "import FoundationNetworking")
        #expect(ImportRules.findings(in: [network], of: [target]).count == 1)
    }
}
