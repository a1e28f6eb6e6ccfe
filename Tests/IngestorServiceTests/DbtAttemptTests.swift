import Contracts
import IngestorCore
import Platform
import ServiceRuntime
import Streams
import Testing

@testable import IngestorService

@Suite("Tries of dbt Cloud", .timeLimit(.minutes(2)))
struct DbtAttemptTests {
    private static func cloud(retry status: Int) -> FakeCloud {
        let cloud = DbtReadingTests.failedCloud()
        cloud.change { world in
            world.runs[501] = FakeCloud.run(
                501, status: status, steps: FakeCloud.step(4, status: status), retrying: 500, cause: "Retry of run 500")
            world.artifacts["501/4/run_results.json"] = DbtReadingTests.results.replacing("\"500\"", with: "\"501\"")
            world.artifacts["501/manifest.json"] = DbtReadingTests.manifest
        }
        return cloud
    }

    @Test("a retry that is under way is waited for; when it goes well nobody hears of the first")
    func recovered() async throws {
        let cloud = DbtAttemptTests.cloud(retry: 3)
        let bench = try Bench(cloud: cloud.client)
        try await bench.serving {
            try await bench.hear("completed", run: 500)
            try await bench.readAll(patience: .milliseconds(300))
            let (failures, runs) = (try await bench.failures(), try await bench.runs())
            #expect(failures.isEmpty && runs.isEmpty)
            cloud.change { world in
                world.runs[501] = FakeCloud.run(501, status: 10, steps: FakeCloud.step(4, status: 10), retrying: 500)
                world.artifacts["501/4/run_results.json"] = "{\"results\": []}"
            }
            try await bench.readAll()
        }
        #expect(try await bench.failures().isEmpty)
        #expect(try await bench.runs().map(\.status) == [.failed, .success])
        #expect(try await bench.runs().map { $0.run?.attempt } == [1, 2])
    }

    @Test("when the retry fails too there is one failure a root, which tells how often it was tried")
    func replaced() async throws {
        let bench = try Bench(cloud: DbtAttemptTests.cloud(retry: 20).client)
        try await bench.serving {
            try await bench.hear("completed", run: 500)
            try await bench.readAll()
            let heard1 = try await bench.hear("completed", run: 501)
            #expect(heard1 == .duplicate)
            try await bench.readAll()
        }
        let failures = try await bench.failures()
        #expect(failures.count == 2 && failures.allSatisfy { $0.run?.id == "501" && $0.run?.attempt == 2 })
        #expect(failures.first?.body.contains("attempts: 2, and the last one failed too") == true)
        #expect(try await bench.runs().map { $0.run?.id } == ["500", "501"])
    }

    @Test("a retry that somebody cancelled leaves the failure as it was")
    func cancelled() async throws {
        let bench = try Bench(cloud: DbtAttemptTests.cloud(retry: 30).client)
        try await bench.serving {
            try await bench.hear("completed", run: 500)
            try await bench.readAll()
        }
        #expect(try await bench.failures().map { $0.run?.id } == ["500", "500"])
    }
}
