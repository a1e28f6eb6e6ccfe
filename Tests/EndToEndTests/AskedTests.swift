import Contracts
import Foundation
import Outbound
import Streams
import Support
import SwitchyardCore
import Testing

@Suite("Claude is asked, end to end", .timeLimit(.minutes(3)), .serialized)
struct AskedTests {
    private static let key = "sk-ant-api03-end-to-end-hush"

    private func policy(_ claude: String) throws -> String {
        try RunningLine.quickPolicy().replacing("\nclassification:\n", with: "\nclassification:\n  claude: \(claude)\n")
    }

    private func line() throws -> RunningLine {
        let yaml = try policy("{consult: always, timeout: 5s}")
        return try RunningLine(
            policy: yaml, environment: ["ANTHROPIC_API_KEY": AskedTests.key, "SWITCHYARD_LOG_LEVEL": "debug"],
            asksSandbox: true)
    }

    private func card(_ number: Int, _ caller: Caller) async throws -> String? {
        let reply = try await caller.gitHub("GET", "/repos/acme/dbt_cloud/issues/\(number)/comments")
        return try caller.array(reply.body).compactMap { $0["body"] as? String }
            .first { $0.contains("<!-- SWITCHYARD_METADATA ") }
    }

    private func verdict(_ number: Int, _ view: StreamView) async throws -> FailureClassified? {
        try await view.entries(.classifications).filter { $0.type == .failureClassified }
            .map { try $0.decode(FailureClassified.self) }.last { $0.issue?.number == number }
    }

    @Test(
        "its answer decides in time and the card says so; when it fails, the local verdict does; the key stays where it is"
    )
    func asked() async throws {
        let line = try line()
        let caller = Caller(line: line)
        let view = try StreamView(line)
        let begun = ContinuousClock.now
        let first = try await caller.report(1)
        try await caller.wait("a verdict", seconds: 30) { try await verdict(first, view) != nil }
        #expect(ContinuousClock.now - begun < .seconds(30))
        let answered = try #require(try await verdict(first, view))
        #expect(answered.verdict.engine == .claude && !answered.verdict.degraded && answered.verdict.costUSD > 0)
        let asked = try #require(answered.consultation)
        #expect(asked.occasion == "always" && ["changed", "confirmed"].contains(asked.outcome))
        #expect(asked.calls >= 1 && asked.inputTokens > 0 && asked.outputTokens > 0 && asked.latencyMs > 0)
        try await caller.wait("its card") { try await card(first, caller) != nil }
        let text = try #require(try await card(first, caller))
        #expect(text.contains("(claude)") && text.contains("Claude was asked") && text.contains(" call"))

        try await caller.sandbox("/_sandbox/anthropic/faults", #"{"kind":"status","status":529}"#)
        let second = try await caller.report(2)
        try await caller.wait("a local verdict", seconds: 35) { try await verdict(second, view) != nil }
        let local = try #require(try await verdict(second, view))
        #expect(local.verdict.engine == .model && local.verdict.degraded)
        #expect(
            local.consultation?.outcome == "unavailable" && local.consultation?.localCategory == local.verdict.category)
        try await caller.wait("its card") { try await card(second, caller) != nil }
        let other = try #require(try await card(second, caller))
        #expect(other.contains("degraded") && other.contains("no usable answer"))

        #expect(!text.contains(AskedTests.key) && !other.contains(AskedTests.key))
        #expect(!line.logs.isEmpty && !line.logs.contains(AskedTests.key))
        for stream in StreamName.known {
            for entry in try await view.inspector.entries(EntryQuery(stream, limit: 1000)) {
                for field in entry.fields {
                    #expect(!String(decoding: field.value, as: UTF8.self).contains(AskedTests.key))
                }
            }
        }
        try expectNowhere(AskedTests.key, in: line.redis.folder)
    }

    /// Redis keeps all that was ever written in its append-only file, and the logs lie beside it.
    private func expectNowhere(_ text: String, in folder: URL) throws {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        var size = 0
        while let file = files?.nextObject() as? URL {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            let data = try Data(contentsOf: file)
            size += data.count
            #expect(data.range(of: Data(text.utf8)) == nil, "\(file.lastPathComponent)")
        }
        #expect(size > 1000)
    }

    @Test("with an empty file for the key nothing is asked, and the line works")
    func empty() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("switchyard-key-\(UUID().uuidString)")
        try Data("\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let yaml = try policy("{consult: always}")
        let line = try RunningLine(
            policy: yaml, environment: ["ANTHROPIC_API_KEY_FILE": file.path], asksSandbox: true)
        let caller = Caller(line: line)
        let view = try StreamView(line)
        let number = try await caller.report(1)
        try await caller.wait("a verdict") { try await verdict(number, view) != nil }
        let found = try #require(try await verdict(number, view))
        #expect(found.verdict.engine == .model && !found.verdict.degraded && found.consultation == nil)
    }
}
