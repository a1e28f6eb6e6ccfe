import Foundation
import PythonPrograms
import Testing

@Suite(
    "The sandbox against GitHub's own descriptions", .timeLimit(.minutes(2)),
    .enabled(if: SharedContracts.areThere, "../shared/contracts is not beside the package"),
    .enabled(
        if: Python.has("jsonschema, referencing"), "needs python3 with jsonschema from PyPI (Tests/requirements.txt)"))
struct ContractTests {
    @Test("each reply, and then each webhook, is as GitHub describes it")
    func bodies() async throws {
        try await SandboxTrial.with { trial in
            let replies = await Python.runApart(
                [Python.script("contract.py"), trial.url, SharedContracts.folder.path])
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
            let hooks = await Python.runApart(
                [Python.script("contract.py"), trial.url, SharedContracts.folder.path, file.path])
            #expect(hooks.status == 0, "\(hooks.output)")
            #expect(hooks.output.contains(" bodies checked, 0 differences"))
        }
    }
}
