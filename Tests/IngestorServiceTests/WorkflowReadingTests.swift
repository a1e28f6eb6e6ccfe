import Contracts
import GitHub
import IngestorCore
import JSONScan
import Outbound
import Platform
import ServiceRuntime
import Streams
import Testing

@testable import IngestorService

@Suite("Failed workflows, with what their logs say", .timeLimit(.minutes(2)))
struct WorkflowReadingTests {
    /// A webhook about attempt `attempt` of run 900.
    private static func hear(_ bench: Bench, attempt: Int = 1, conclusion: String = "failure") async throws {
        let text = FakeGitHub.run(attempt, "completed", conclusion)
        let body =
            "{\"action\": \"completed\", \"repository\": {\"full_name\": \"acme/dbt_cloud\"}, \"workflow_run\": \(text)}"
        let payload = try Array(body.utf8).withUnsafeBytes { bytes in
            Result { () throws(JSONError) in try GitHubPayload.scan(bytes) }
        }.get()
        let ids = bench.platform.context.ids
        let decision = GitHubIntake(
            policy: bench.platform.policy.current, botLogin: "switchyard[bot]", now: .system(), makeID: { ids.next() }
        ).decide("workflow_run", payload)
        guard case .accepted(let observations) = decision else { return }
        _ = try await bench.intake.store(observations, delivery: IngestorKeys.delivery("1", "\(attempt)\(conclusion)"))
    }

    @Test("job, step and the end of the log, fetched from the signed address without the credential")
    func log() async throws {
        let other = FakeGitHub()
        other.change {
            $0.log =
                String(repeating: "2026-11-28T06:29:00.1234567Z downloading things\n", count: 4000)
                + "2026-11-28T06:29:59.1234567Z Database Error in model orders (models/orders.sql)\n"
                + "2026-11-28T06:29:59.1234567Z   000904 (42000): invalid identifier 'TOTAL'\n"
                + "2026-11-28T06:29:59.2234567Z password=hunter2hunter2\n"
                + "2026-11-28T06:30:00.1234567Z ##[error]Process completed with exit code 1.\n"
                + "2026-11-28T06:30:01.1234567Z Cleaning up orphan processes\n"
        }
        let bench = try Bench(gitHub: other.client)
        try await bench.serving {
            try await WorkflowReadingTests.hear(bench)
            let early = try await bench.runs().count
            #expect(early == 1)
            try await bench.readAll()
        }
        let failures = try await bench.failures()
        let failure = try #require(failures.first)
        #expect(failures.count == 1 && failure.body.contains("job: dbt build, step: Run dbt"))
        #expect(failure.body.contains("invalid identifier 'TOTAL'") && failure.error.code == "000904")
        #expect(!failure.body.contains("hunter2") && !failure.body.contains("orphan"))
        #expect(!failure.body.contains("2026-11-28T06:29") && failure.body.utf8.count <= 17_000)
        let fetched = try #require(other.journal.last { $0.url.contains("logs.test") })
        #expect(!fetched.headers.contains { $0.name.lowercased() == "authorization" })
        #expect(try await bench.runs().count == 1)
    }

    @Test("an attempt that is under way is waited for; when it goes well nobody hears of the first")
    func recovered() async throws {
        let other = FakeGitHub()
        other.change { ($0.attempt, $0.status) = (2, "in_progress") }
        let bench = try Bench(gitHub: other.client)
        try await bench.serving {
            try await WorkflowReadingTests.hear(bench)
            try await bench.readAll(patience: .milliseconds(300))
            let early = try await bench.failures()
            #expect(early.isEmpty)
            other.change { ($0.status, $0.conclusion) = ("completed", "success") }
            try await WorkflowReadingTests.hear(bench, attempt: 2, conclusion: "success")
            try await bench.readAll()
        }
        #expect(try await bench.failures().isEmpty)
        #expect(try await bench.runs().map(\.status) == [.failed, .success])
    }

    @Test(
        "when the second attempt fails too there is one failure, which counts them, webhook or not",
        arguments: [true, false])
    func replaced(hearsSecond: Bool) async throws {
        let other = FakeGitHub()
        other.change { $0.attempt = 2 }
        let bench = try Bench(gitHub: other.client)
        try await bench.serving {
            try await WorkflowReadingTests.hear(bench)
            if hearsSecond { try await WorkflowReadingTests.hear(bench, attempt: 2) }
            try await bench.readAll()
            try await WorkflowReadingTests.hear(bench, attempt: 2)
            try await bench.readAll()
        }
        let failures = try await bench.failures()
        #expect(failures.map { $0.run?.attempt } == [2])
        #expect(failures.first?.body.contains("attempts: 2") == true)
    }

    @Test(
        "GitHub in trouble for a while, or without the right to see: the failure is told once",
        arguments: [500, 502, 403, 404])
    func trouble(status: Int) async throws {
        let other = FakeGitHub()
        other.change { $0.troubles = [status, status] }
        let bench = try Bench(gitHub: other.client, rate: 10)
        try await bench.serving {
            try await WorkflowReadingTests.hear(bench)
            try await bench.readAll()
        }
        #expect(try await bench.failures().count == 1)
    }
}
