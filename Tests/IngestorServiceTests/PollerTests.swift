import Contracts
import IngestorCore
import Platform
import ServiceRuntime
import Streams
import Testing

@testable import IngestorService

@Suite("Looking for what no webhook told", .timeLimit(.minutes(2)))
struct PollerTests {
    private static func issue(_ number: Int, label: String = "dbt-error") -> String {
        """
        {"number": \(number), "title": "orders failed", "body": "Database Error in model orders", "state": "open",
         "html_url": "https://github.test/acme/dbt_cloud/issues/\(number)", "user": {"login": "ana"},
         "labels": [{"name": "\(label)"}], "created_at": "2026-11-28T06:00:00Z", "updated_at": "2026-11-28T06:00:00Z"}
        """
    }

    @Test("runs of dbt Cloud since, over several pages; what a webhook told comes not again")
    func dbt() async throws {
        let cloud = FakeCloud()
        let now = Timestamp.system()
        cloud.change { world in
            for id in 501...505 {
                world.runs[id] = FakeCloud.run(
                    id, status: id == 503 ? 3 : 10, started: (now - .seconds(600)).rfc3339,
                    finished: (now - .seconds(300)).rfc3339)
            }
            world.runs[500] = FakeCloud.run(
                500, status: 10, started: (now - .seconds(300_000)).rfc3339,
                finished: (now - .seconds(299_000)).rfc3339)
        }
        let bench = try Bench(cloud: cloud.client)
        try await bench.serving {
            try await bench.hear("completed", run: 504, code: 10)
            let found = try await bench.poller.look(at: .dbtCloud)
            #expect(found == Sweep.Found(checked: 4, ingested: 3))
            try await bench.hear("completed", run: 505, code: 10)
            try await bench.readAll()
        }
        #expect(try await bench.runs().map { $0.run?.id ?? "" }.sorted() == ["501", "502", "504", "505"])
    }

    @Test("issues and workflow runs of GitHub since, each once, by poller, webhook and again")
    func gitHub() async throws {
        let other = FakeGitHub()
        other.change {
            $0.issues = "[\(PollerTests.issue(1)), \(PollerTests.issue(2, label: "question"))]"
            $0.runs = FakeGitHub.run(1, "completed", "failure")
        }
        let bench = try Bench(gitHub: other.client)
        try await bench.serving {
            let found = try await bench.poller.look(at: .gitHub)
            #expect(found == Sweep.Found(checked: 3, ingested: 2))
            try await bench.readAll()
            let again = try await bench.poller.sweep.gitHubChanges(since: .system() - .seconds(3600))
            #expect(again.ingested == 0)
        }
        #expect(try await bench.failures().map(\.origin) == [.githubIssue, .githubActions])
        #expect(try await bench.runs().count == 1)
    }

    @Test("one replica looks, from where the last look ended; after trouble it looks again from there")
    func lease() async throws {
        let cloud = FakeCloud()
        let bench = try Bench(cloud: cloud.client, rate: 1)
        let two = try Bench(cloud: cloud.client, rate: 1, streams: bench.streams)
        let key = IngestorKeys.poll(Poller.Party.dbtCloud.rawValue)
        try await bench.serving {
            cloud.change { $0.troubles = [FakeCloud.json("no", status: 503)] }
            await #expect(throws: (any Error).self) { try await bench.poller.look(at: .dbtCloud) }
            let other = try await two.poller.look(at: .dbtCloud)
            #expect(other == nil)
            let record = try await PollerTests.record(bench, key)
            #expect(record?.through == nil && record.map { $0.leasedUntil > .system() } == true)
            // The pause is over.
            let free = PollRecord(through: .system() - .seconds(4000), leasedUntil: .system(), holder: "one")
            _ = try await bench.platform.store.commit([
                Step(mutations: [.put(key, try ContractJSON.encode(free), timeToLive: nil)])
            ])
            async let a = bench.poller.look(at: .dbtCloud)
            async let b = two.poller.look(at: .dbtCloud)
            let both = try await [a, b]
            #expect(both.count { $0 != nil } == 1)
            // An hour has not gone by.
            let early = try await bench.poller.look(at: .dbtCloud)
            #expect(early == nil)
        }
        let through = try #require(try await PollerTests.record(bench, key)?.through)
        #expect(Timestamp.system().since(through) < .seconds(60))
    }

    private static func record(_ bench: Bench, _ key: RecordKey) async throws -> PollRecord? {
        var draft = StepDraft(fence: .open, store: bench.platform.store, writer: bench.platform.writer)
        return try await draft.read(PollRecord.self, key)
    }
}
