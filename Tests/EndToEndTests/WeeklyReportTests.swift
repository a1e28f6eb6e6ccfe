import Contracts
import Foundation
import Outbound
import Support
import Testing

@Suite("The weekly report, end to end", .timeLimit(.minutes(3)), .serialized)
struct WeeklyReportTests {
    private func reports(_ caller: Caller) async throws -> [[String: Any]] {
        let path = "/repos/acme/da-agent-hub/issues?state=all&labels=weekly-review"
        return try caller.array(try await caller.gitHub("GET", path).body)
    }

    @Test("on Monday at eight the hub gets one issue with the week's figures, although the correlator is killed")
    func monday() async throws {
        let real = Int64(Date().timeIntervalSince1970 * 1000)
        let yaml = try RunningLine.quickPolicy() + "\nreports: {weekly: \"Mon 08:00\", time_zone: UTC}\n"
        let line = try RunningLine(
            policy: yaml,
            environment: [
                "SWITCHYARD_CLOCK_RATE": "120",
                // A Monday; the services have these seconds to start in.
                "SWITCHYARD_CLOCK_ORIGIN": "2026-11-23T07:30:00Z@\(real + 8000)",
            ])
        let caller = Caller(line: line)
        _ = try await caller.report(1)
        line.kill("correlator")
        try line.start("correlator")
        try await caller.wait("the report's issue", seconds: 90) { try await !reports(caller).isEmpty }
        line.kill("correlator")
        try line.start("correlator")
        try line.waitUntilReady("correlator")
        try await caller.pass(.seconds(600))
        let issues = try await reports(caller)
        #expect(issues.count == 1)
        let labels = (issues.first?["labels"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        #expect(labels.contains("metrics"))
        let body = try #require(issues.first?["body"] as? String)
        #expect(body.contains("2026-11-23") && body.contains("| "))
    }
}
