import Foundation
import Testing

@Suite(
    "The stand-in Messages API under Anthropic's own client", .timeLimit(.minutes(2)),
    .enabled(if: OfficialClient.isThere, "needs python3 with anthropic from PyPI (Tests/requirements.txt)"))
struct OfficialClientTests {
    @Test("questions, cache, models and every error are as Anthropic's client and schema have them")
    func works() async throws {
        try await SandboxSite.with { site in
            let result = await OfficialClient.run(site.url)
            #expect(result.status == 0, "\(result.output.suffix(3000))")
            #expect(result.output.contains("anthropic is content"))
        }
    }
}

/// Anthropic's client in Python, when this machine has it.
enum OfficialClient {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let contracts = folder.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/contracts").path
    static let isThere = run(["-c", "import anthropic"]).status == 0

    /// Runs the script off the cooperative pool.
    static func run(_ base: String) async -> (status: Int32, output: String) {
        let hasSchema =
            FileManager.default.fileExists(atPath: contracts) && run(["-c", "import jsonschema"]).status == 0
        let arguments = [folder.appendingPathComponent("anthropic_client.py").path, base]
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: run(arguments + (hasSchema ? [contracts] : [])))
            }
        }
    }

    private static func run(_ arguments: [String]) -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, output)
        do {
            try process.run()
            let text = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: text, as: UTF8.self))
        } catch {
            return (-1, "\(error)")
        }
    }
}
