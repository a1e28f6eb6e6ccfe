import Contracts
import Foundation
import Outbound
import Streams
import Support
import SwitchyardCore
import Synchronization
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
        let refused = Tally()
        let accepted = try await withThrowingTaskGroup(of: Set<String>.self) { group in
            for lane in 0..<4 {
                group.addTask {
                    var ids: Set<String> = []
                    for index in stride(from: lane, to: 60, by: 4) {
                        // As a client does that was told 503 and when to come back.
                        while true {
                            if let id = try await self.submit(index, caller) {
                                ids.insert(id)
                                break
                            }
                            refused.count()
                            try await Task.sleep(for: .milliseconds(50))
                        }
                    }
                    return ids
                }
            }
            line.redis.kill()
            try await caller.wait("calls are refused") { refused.value > 3 }
            try line.redis.restart()
            return try await group.reduce(into: Set()) { $0.formUnion($1) }
        }
        #expect(accepted.count == 60)
        let view = try StreamView(line)
        try await caller.wait("every accepted one is placed", seconds: 120) {
            let placed = try await view.entries(.assignments)
            return accepted.isSubset(of: try placed.map { try $0.decode(FailurePlaced.self).failureID.description })
        }
        #expect(try await view.entries(.assignments).count == 60)
        #expect(try await view.deadLetters() == 0)
    }

    /// Counts over tasks.
    private final class Tally: Sendable {
        private let number = Atomic(0)
        var value: Int { number.load(ordering: .relaxed) }
        func count() { number.add(1, ordering: .relaxed) }
    }

    private func submit(_ index: Int, _ caller: Caller) async throws -> String? {
        let letters = KillTests.Shuffle.name(index)
        let reply = try? await caller.rpc(
            "IngestorService", "SubmitFailure",
            [
                "repository": "acme/dbt_cloud", "title": "build failed in model_\(letters)",
                "idempotency_key": "restart-\(index)",
                "body": "Database Error in model model_\(letters)\n  invalid identifier 'C_\(letters)'",
            ], port: caller.line.plan.port + 1)
        return reply?["failure_id"] as? String
    }
}
