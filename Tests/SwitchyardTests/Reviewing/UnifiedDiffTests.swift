import Foundation
import SwitchyardCore
import Testing

@Suite("Unified diffs", .timeLimit(.minutes(1)))
struct UnifiedDiffTests {
    static let cases: [(String, String)] = [
        ("a\nb\nc\n", "a\nB\nc\n"), ("", "a\n"), ("a\n", ""), ("a\nb", "a\nb\n"), ("a\nb\n", "a\nb"),
        ((1...40).map { "\($0)\n" }.joined(), (1...40).map { $0 == 5 || $0 == 30 ? "x\n" : "\($0)\n" }.joined()),
        ((1...20).map { "\($0)\n" }.joined(), (1...20).filter { $0 != 9 && $0 != 12 }.map { "\($0)\n" }.joined()),
        ("a\nb\nc\n", "z\na\nb\nc\ny\n"),
    ]

    @Test("git applies them and gets the new text", arguments: cases.indices)
    func applied(index: Int) throws {
        let (old, new) = UnifiedDiffTests.cases[index]
        let folder = FileManager.default.temporaryDirectory.appending(path: "diff-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "p.yaml")
        try old.write(to: file, atomically: true, encoding: .utf8)
        let patch = UnifiedDiff.text(from: old, to: new, file: "p.yaml")
        try patch.write(to: folder.appending(path: "p.diff"), atomically: true, encoding: .utf8)
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "apply", "p.diff"]
        git.currentDirectoryURL = folder
        git.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "GIT_CEILING_DIRECTORIES": "/"]
        try git.run()
        git.waitUntilExit()
        #expect(git.terminationStatus == 0, "\(patch)")
        #expect((try? String(contentsOf: file, encoding: .utf8)) ?? "" == new)
    }

    @Test("equal texts have none")
    func equal() { #expect(UnifiedDiff.text(from: "a\n", to: "a\n", file: "p").isEmpty) }
}
