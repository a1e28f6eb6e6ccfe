import Contracts
import CurlOutbound
import DbtCloud
import GitHub
import IngestorCore
import Logging
import Outbound
import Platform
import Sandbox
import ServiceLifecycle
import ServiceRuntime
import Signatures
import Streams
import Testing

@testable import IngestorService

@Suite("Against the sandbox, over HTTP", .timeLimit(.minutes(2)))
struct SandboxTests {
    /// The sandbox on a free port for the time of one test.
    private static func with(
        _ body: @escaping @Sendable (_ url: String, _ client: OutboundClient) async throws -> Void
    ) async throws {
        let driver = CurlDriver()
        defer { driver.close() }
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = SandboxServer(
            SandboxSettings(port: 0, webhookURL: nil, webhookSecret: "hush"), now: { .system() },
            client: driver.client, log: log, bound: { bound.yield($0) })
        let group = ServiceGroup(configuration: .init(services: [server], logger: log))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let port = await ports.first { _ in true } ?? 0
            let outcome: Swift.Result<Void, any Error>
            do { outcome = .success(try await body("http://127.0.0.1:\(port)", driver.client)) } catch {
                outcome = .failure(error)
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            try outcome.get()
        }
    }

    private static func post(_ url: String, _ body: String, _ client: OutboundClient) async throws {
        let reply = try await client.send(
            OutboundRequest("POST", url, body: Array(body.utf8), timeout: .seconds(60)))
        #expect(reply.status == 201)
    }

    @Test("a failed run of dbt Cloud is found by the poller and told node by node")
    func dbt() async throws {
        try await SandboxTests.with { url, client in
            let now = Timestamp.system().rfc3339
            let run = FakeCloud.run(500, steps: FakeCloud.step(4, status: 20), started: now, finished: now)
            let results = DbtReadingTests.results.replacing("2026-11-28T06:09:00Z", with: now)
            let artifacts = "\"4/run_results.json\": \(results), \"manifest.json\": \(DbtReadingTests.manifest)"
            try await SandboxTests.post(
                "\(url)/_sandbox/dbt_runs", "\(run.dropLast()), \"artifacts\": {\(artifacts)}}", client)
            let cloud = DbtCloudClient(client, token: Secret("t"), baseURL: "\(url)/dbt", accountID: "1")
            let bench = try Bench(cloud: cloud)
            try await bench.serving {
                let found = try await bench.poller.look(at: .dbtCloud)
                #expect(found == Sweep.Found(checked: 1, ingested: 1))
                let heard = try await bench.hear("completed", run: 500)
                #expect(heard == .duplicate)
                try await bench.readAll()
            }
            let failures = try await bench.failures()
            #expect(failures.count == 2 && failures.first?.nodes.first?.owner == "@acme/finance")
        }
    }

    @Test("the log of a failed job is fetched from where GitHub leads to")
    func log() async throws {
        try await SandboxTests.with { url, client in
            try await SandboxTests.post(
                "\(url)/_sandbox/workflow_runs",
                """
                {"id": 900, "repository": "acme/dbt_cloud", "name": "nightly", "conclusion": "failure",
                 "jobs": [{"name": "build", "conclusion": "failure", "log": "first line\\nE: disk full\\n##[error]exit 1"}]}
                """, client)
            let tokens = TokenSource(
                .token(Secret("sandbox-bot")), baseURL: url, client: client, now: { .system() })
            let gitHub = GitHubClient(client, tokens: tokens, baseURL: url, now: { .system() })
            let bench = try Bench(gitHub: gitHub)
            try await bench.serving {
                let found = try await bench.poller.look(at: .gitHub)
                #expect(found?.ingested == 1)
                try await bench.readAll()
            }
            let failures = try await bench.failures()
            #expect(failures.count == 1 && failures.first?.body.contains("E: disk full") == true)
            #expect(failures.first?.body.contains("job: build") == true)
        }
    }
}
