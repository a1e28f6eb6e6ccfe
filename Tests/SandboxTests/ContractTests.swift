import Foundation
import Testing

@Suite(
    "The sandbox against GitHub's own descriptions", .timeLimit(.minutes(2)),
    .enabled(if: Python.hasContracts, "../shared/contracts is not beside the package"),
    .enabled(if: Python.hasSchemas, "needs python3 with jsonschema from PyPI (Tests/requirements.txt)"))
struct ContractTests {
    @Test("each reply, and then each webhook, is as GitHub describes it")
    func bodies() async throws {
        try await SandboxTrial.with { trial in
            let replies = await Python.script("contract.py", [trial.url, Python.contracts.path])
            #expect(replies.status == 0, "\(replies.output)")
            #expect(replies.output.contains(" bodies checked, 0 differences"))
            await trial.received.wait { $0.action == "done" }
            let lines = try trial.received.all.map { hook in
                let line = try JSONSerialization.data(withJSONObject: ["event": hook.event, "body": hook.object])
                return String(decoding: line, as: UTF8.self)
            }
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("hooks-\(UUID().uuidString)")
            try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(at: file) }
            let hooks = await Python.script("contract.py", [trial.url, Python.contracts.path, file.path])
            #expect(hooks.status == 0, "\(hooks.output)")
            #expect(hooks.output.contains(" bodies checked, 0 differences"))
        }
    }
}
