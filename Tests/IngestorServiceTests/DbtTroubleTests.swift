import Contracts
import IngestorCore
import Outbound
import Platform
import ServiceRuntime
import Streams
import Synchronization
import Testing

@testable import IngestorService

@Suite("dbt Cloud in trouble", .timeLimit(.minutes(2)))
struct DbtTroubleTests {
    @Test(
        "whatever it answers for a while, each failure comes once",
        arguments: [
            FakeCloud.json("{}", status: 500), FakeCloud.json("<html>502</html>", status: 502),
            FakeCloud.json("<html>log in</html>"), FakeCloud.json(""), FakeCloud.json("{\"data\": null}"),
            FakeCloud.json("{}", status: 401),
            OutboundReply(status: 429, headers: [OutboundHeader("Retry-After", "0")]),
        ])
    func trouble(reply: OutboundReply) async throws {
        let cloud = DbtReadingTests.failedCloud()
        cloud.change { $0.troubles = Array(repeating: reply, count: 3) }
        let bench = try Bench(cloud: cloud.client, rate: 10)
        try await bench.serving {
            try await bench.hear("completed", run: 500)
            try await bench.readAll()
        }
        #expect(try await bench.failures().count == 2)
        #expect(try await bench.runs().count == 1)
    }

    @Test("away for good: after a while the failure is told with what is known")
    func away() async throws {
        let cloud = FakeCloud()
        cloud.change { $0.troubles = Array(repeating: FakeCloud.json("no", status: 503), count: 100_000) }
        let bench = try Bench(cloud: cloud.client, rate: 6000)
        try await bench.serving {
            try await bench.hear("completed", run: 500)
            try await bench.readAll()
        }
        #expect(try await bench.failures().map(\.title) == ["The run of nightly failed"])
        #expect(try await bench.runs().count == 1)
    }

    @Test(
        "an artifact of another run, of an older one, or that is none, is not believed",
        arguments: [
            DbtReadingTests.results.replacing("\"500\"", with: "\"499\""),
            DbtReadingTests.results.replacing("2026-11-28T06:09", with: "2026-11-27T06:09"), "[]", "{}",
            "{\"results\": 1}",
        ])
    func foreign(artifact: String) async throws {
        let cloud = DbtReadingTests.failedCloud()
        cloud.change { $0.artifacts["500/4/run_results.json"] = artifact }
        let bench = try Bench(cloud: cloud.client)
        try await bench.serving {
            try await bench.hear("completed", run: 500)
            try await bench.readAll()
        }
        #expect(try await bench.failures().map(\.title) == ["The run of nightly failed"])
        #expect(try await bench.runs().first?.nodes.map(\.uniqueID) == ["job:nightly"])
    }

    @Test("killed between reading and telling, the run is read again and told once")
    func killed() async throws {
        let cloud = DbtReadingTests.failedCloud()
        let bench = try Bench(cloud: cloud.client)
        try await bench.serving {
            try await bench.hear("completed", run: 500)
            let now = Timestamp.system()
            let member = try #require(try await bench.desk.due(at: now, limit: 1).first)
            // One has taken it, and read all, when its lease ends; another takes it.
            let lost = try #require(try await bench.desk.lease(member, at: now))
            let reading = try #require(bench.reader.dbt)
            guard case .told(let observations, _, _) = await reading.read(lost.work, until: lost.until) else {
                Issue.record("nothing was read")
                return
            }
            var ended: [Bool] = []
            let again = try #require(try await bench.desk.lease(lost.lease, at: now + .seconds(200)))
            ended.append(try await bench.desk.end(lost, observations, handedOver: nil, intake: bench.intake))
            ended.append(try await bench.desk.end(again, observations, handedOver: nil, intake: bench.intake))
            ended.append(try await bench.desk.end(again, observations, handedOver: nil, intake: bench.intake))
            #expect(ended == [false, true, false])
        }
        #expect(try await bench.failures().count == 2)
        #expect(try await bench.runs().count == 1)
    }

    @Test("the second event while the first is being read changes nothing twice")
    func meanwhile() async throws {
        let cloud = DbtReadingTests.failedCloud()
        let bench = try Bench(cloud: cloud.client)
        let once = Mutex(false)
        cloud.change { world in
            world.meanwhile = { _ in
                let isFirst = once.withLock { done in
                    defer { done = true }
                    return !done
                }
                guard isFirst else { return }
                Task { try await bench.hear("completed", run: 500) }
            }
        }
        try await bench.serving {
            try await bench.hear("errored", run: 500)
            try await bench.readAll()
            try await Task.sleep(for: .milliseconds(50))
            try await bench.readAll()
        }
        #expect(try await bench.failures().count == 2)
        #expect(try await bench.runs().count == 1)
    }
}
