import Foundation
import PythonPrograms
import Testing

@Suite(
    "The stand-in Messages API under Anthropic's own client", .timeLimit(.minutes(2)),
    .enabled(if: Python.has("anthropic"), "needs python3 with anthropic from PyPI (Tests/requirements.txt)"))
struct OfficialClientTests {
    @Test("questions, cache, models and every error are as Anthropic's client and schema have them")
    func works() async throws {
        try await SandboxSite.with { site in
            let contracts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/contracts").path
            let hasSchema = FileManager.default.fileExists(atPath: contracts) && Python.has("jsonschema")
            let result = await Python.runApart(
                [Python.script("anthropic_client.py"), site.url] + (hasSchema ? [contracts] : []))
            #expect(result.status == 0, "\(result.output.suffix(3000))")
            #expect(result.output.contains("anthropic is content"))
        }
    }
}
