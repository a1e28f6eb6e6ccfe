import Contracts
import Foundation
import Outbound
import Streams
import Support
import SwitchyardCore
import Testing

@Suite("Draining and restarts, end to end", .timeLimit(.minutes(5)), .serialized)
struct DrainTests {
    @Test("SIGTERM under load drains with status 0, and what was left is done after the start")
    func drains() async throws {
        let line = try RunningLine()
        let caller = Caller(line: line)
        let view = try StreamView(line)
        for index in 0..<20 { _ = try await caller.report(index) }
        for name in LocalPlan.services { #expect(line.terminate(name) == 0, "\(name)") }
        for name in LocalPlan.services { try line.start(name) }
        for name in LocalPlan.services { try line.waitUntilReady(name) }
        for index in 20..<30 { _ = try await caller.report(index) }
        try await caller.wait("all stored are placed", seconds: 90) {
            let observed = try await view.entries(.failures).count
            let placed = try await view.entries(.assignments).count
            return placed >= 10 && placed == observed
        }
        try await caller.wait("nothing pending") { try await view.unfinished() == 0 }
        #expect(try await view.deadLetters() == 0)
    }

    @Test("Redis killed and started again under load: nothing acknowledged is lost, services come back by themselves")
    func redisRestart() async throws {
        let line = try RunningLine(fsync: "always")
        let caller = Caller(line: line)
        var accepted: Set<String> = []
        for index in 0..<30 {
            if index == 10 { line.redis.kill() }
            if index == 15 { try line.redis.restart() }
            let letters = KillTests.Shuffle.name(index)
            let reply = try? await caller.rpc(
                "IngestorService", "SubmitFailure",
                [
                    "repository": "acme/dbt_cloud", "title": "build failed in model_\(letters)",
                    "body": "Database Error in model model_\(letters)\n  invalid identifier 'C_\(letters)'",
                ], port: line.plan.port + 1)
            if let id = reply?["failure_id"] as? String { accepted.insert(id) }
        }
        #expect(accepted.count >= 20)
        let view = try StreamView(line)
        try await caller.wait("every accepted one is placed", seconds: 120) {
            let placed = try await view.entries(.assignments).map { try $0.decode(FailurePlaced.self).failureID.description }
            return accepted.isSubset(of: placed)
        }
    }
}
