import Contracts
import Foundation
import Outbound
import Streams
import Support
import SwitchyardCore
import Testing

/// The whole line under kills, lost replies and restarts. `SWITCHYARD_KILLS=20` kills each service twenty times and sends
/// 300 reports; the ordinary run does less of the same.
@Suite("The line when things die", .timeLimit(.minutes(10)), .serialized)
struct KillTests {
    private static let kills = ProcessInfo.processInfo.environment["SWITCHYARD_KILLS"].flatMap { Int($0) } ?? 2
    private static let reports = kills >= 20 ? 300 : 60

    @Test("services killed at random, every tenth reply lost: every report is placed once and nothing is written twice")
    func kills() async throws {
        let line = try RunningLine()
        let caller = Caller(line: line)
        let view = try StreamView(line)
        _ = try await caller.gitHub(
            "POST", "/_sandbox/limits",
            ["content_per_minute": 1_000_000, "content_per_hour": 1_000_000, "requests_per_hour": 10_000_000])
        _ = try await caller.gitHub("POST", "/_sandbox/faults", ["drop_reply_one_in": 10, "seed": 7])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.killAll(line) }
            group.addTask { try await self.submitAll(caller) }
            try await group.waitForAll()
        }
        try await caller.wait("all placed", seconds: 240) {
            let placed = try await view.entries(.assignments)
            return Set(try placed.map { try $0.decode(FailurePlaced.self).failureID }).count >= KillTests.reports
        }
        try await caller.wait("nothing pending", seconds: 60) { try await view.unfinished() == 0 }
        try await caller.wait("every write done", seconds: 240) { try await self.cards(caller) == KillTests.reports }
        try await settle(caller)
        let placed = try await view.entries(.assignments).map { try $0.decode(FailurePlaced.self) }
        #expect(placed.count == KillTests.reports)
        #expect(Set(placed.map(\.subject)).count == KillTests.reports)
        let audit = try caller.object(try await caller.gitHub("GET", "/_sandbox/audit").body)
        #expect(audit["duplicates"] as? [String] == [])
        #expect(try await view.deadLetters() == 0)
        let waiting = try await view.store.count(.waiting)
        #expect(waiting == 0)
        try await expectWhole(caller)
    }

    /// Kills each service as often, in a random order at moments that differ, and starts it again.
    private func killAll(_ line: RunningLine) async throws {
        var generator = Shuffle(state: 11)
        let names = LocalPlan.services.flatMap { Array(repeating: $0, count: KillTests.kills) }
        let order = names.map { (generator.next(), $0) }.sorted { $0.0 < $1.0 }
        for (_, name) in order {
            try await Task.sleep(for: .milliseconds(Int64(generator.next() % 300) + 50))
            line.kill(name)
            try line.start(name)
        }
    }

    /// Reports come as submissions with keys, repeated until they are answered: a killed ingestor loses none.
    private func submitAll(_ caller: Caller) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<8 {
                group.addTask {
                    for index in stride(from: lane, to: KillTests.reports, by: 8) {
                        try await self.submit(index, caller)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func submit(_ index: Int, _ caller: Caller) async throws {
        let model = "fct_case_\(Shuffle.name(index))"
        let body: [String: Any] = [
            "repository": "acme/dbt_cloud", "title": "Nightly build failed in \(model)",
            "idempotency_key": "kill-\(index)",
            "body":
                "environment: production\nDatabase Error in model \(model) (models/marts/\(model).sql)\n  invalid identifier 'C_\(model)'",
        ]
        while true {
            let reply = try? await caller.rpc("IngestorService", "SubmitFailure", body, port: caller.line.plan.port + 1)
            if reply?["failure_id"] != nil { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func cards(_ caller: Caller) async throws -> Int {
        let state = try caller.object(try await caller.gitHub("GET", "/_sandbox/state").body)
        let rows = state["repositories"] as? [[String: Any]] ?? []
        return rows.compactMap { $0["cards"] as? Int }.reduce(0, +)
    }

    /// Waits until the sandbox has heard nothing new for two seconds.
    private func settle(_ caller: Caller) async throws {
        var last = -1
        for _ in 0..<60 {
            let journal = try caller.object(try await caller.gitHub("GET", "/_sandbox/state").body)
            let requests = journal["requests"] as? Int ?? 0
            if requests == last { return }
            last = requests
            try await Task.sleep(for: .seconds(2))
        }
    }

    /// Every issue has its labels, its card and its owner, once.
    private func expectWhole(_ caller: Caller) async throws {
        var count = 0
        for page in 1...10 {
            let reply = try await caller.gitHub(
                "GET", "/repos/acme/dbt_cloud/issues?state=all&per_page=100&page=\(page)")
            let issues = try caller.array(reply.body)
            for issue in issues {
                count += 1
                let labels = (issue["labels"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
                #expect(labels.contains("claude:classified"), "\(issue["number"] ?? "?") has \(labels)")
                #expect((issue["assignees"] as? [Any])?.count == 1, "\(issue["number"] ?? "?")")
            }
            if issues.count < 100 { break }
        }
        #expect(count == KillTests.reports)
    }

    /// SplitMix64, so that a failing run can be had again.
    struct Shuffle {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }

        /// Letters for a number: digits are masked in fingerprints, letters are not.
        static func name(_ index: Int) -> String {
            var rest = index
            return (0..<3).map { _ in
                defer { rest /= 26 }
                return String(UnicodeScalar(UInt8(ascii: "a") + UInt8(rest % 26)))
            }.joined()
        }
    }
}
