import Contracts
import IngestorCore
import Outbound
import Platform
import ServiceRuntime
import Streams
import Testing

@testable import IngestorService

@Suite("Runs of dbt Cloud, from the webhook to the failures", .timeLimit(.minutes(2)))
struct DbtReadingTests {
    static let results = """
        {"metadata": {"generated_at": "2026-11-28T06:09:00Z", "env": {"DBT_CLOUD_RUN_ID": "500"}}, "results": [
         {"unique_id": "model.shop.stg", "status": "success", "message": "OK"},
         {"unique_id": "model.shop.orders", "status": "error",
          "message": "Database Error in model orders (models/orders.sql)\\n  000904 (42000): invalid identifier 'TOTAL'"},
         {"unique_id": "test.shop.unique_stg_id.1a", "status": "fail", "message": "Got 3 results, configured to fail if != 0"},
         {"unique_id": "model.shop.mart", "status": "skipped", "message": null}]}
        """
    static let manifest = """
        {"nodes": {"model.shop.orders": {"original_file_path": "models/marts/orders.sql", "group": "finance",
          "meta": {"owner": "@acme/finance"}}}, "exposures": {"exposure.shop.w": {"name": "w", "label": "Weekly revenue"}},
         "parent_map": {"model.shop.mart": ["model.shop.orders"], "exposure.shop.w": ["model.shop.mart"],
          "test.shop.unique_stg_id.1a": ["model.shop.stg"]}}
        """

    static func failedCloud() -> FakeCloud {
        let cloud = FakeCloud()
        cloud.change {
            $0.runs[500] = FakeCloud.run(500, steps: FakeCloud.step(4, status: 20))
            $0.artifacts["500/4/run_results.json"] = results
            $0.artifacts["500/manifest.json"] = manifest
        }
        return cloud
    }

    @Test("one failure a root, with message, file, owner, what stands on it and what was skipped; both events are one")
    func both() async throws {
        let bench = try Bench(cloud: DbtReadingTests.failedCloud().client)
        try await bench.serving {
            let heard1 = try await bench.hear("errored", run: 500)
            #expect(heard1 == .stored)
            let heard2 = try await bench.hear("completed", run: 500)
            #expect(heard2 == .stored)
            let heard3 = try await bench.hear("completed", run: 500)
            #expect(heard3 == .duplicate)
            let heard4 = try await bench.hear("errored", run: 500)
            #expect(heard4 == .duplicate)
            try await bench.readAll()
            let heard5 = try await bench.hear("completed", run: 500)
            #expect(heard5 == .duplicate)
            try await bench.readAll()
        }
        let runs = try await bench.runs()
        #expect(runs.count == 1 && runs.first?.status == .failed)
        #expect(
            runs.first?.nodes.map(\.uniqueID) == [
                "job:nightly", "model.shop.stg", "model.shop.orders", "test.shop.unique_stg_id.1a", "model.shop.mart",
            ])
        #expect(runs.first?.nodes.map(\.executed) == [true, true, true, true, false])
        let failures = try await bench.failures()
        #expect(failures.map(\.title) == ["Model orders failed in nightly", "Test unique_stg_id failed in nightly"])
        let first = try #require(failures.first)
        let node = try #require(first.nodes.first)
        #expect(node.owner == "@acme/finance" && node.group == "finance" && node.path == "models/marts/orders.sql")
        #expect(node.descendants == 1 && node.exposures == ["Weekly revenue"])
        #expect(first.error.code == "000904" && first.origin == .dbtCloud && first.environment == .production)
        #expect(first.body.contains("skipped because of it: 1 (mart)") && first.body.contains("invalid identifier"))
        #expect(try await bench.platform.store.count(.waiting) == 2)
    }

    @Test("the events may come in any order, and a poller at the same time, on two replicas")
    func disorder() async throws {
        for _ in 0..<5 {
            let cloud = DbtReadingTests.failedCloud()
            let one = try Bench(cloud: cloud.client)
            let two = try Bench(cloud: cloud.client, streams: one.streams)
            try await one.serving {
                try await two.serving {
                    async let a = one.hear("completed", run: 500)
                    async let b = two.hear("errored", run: 500)
                    async let c = two.hear("completed", run: 500)
                    _ = try await (a, b, c)
                    async let x: Void = one.readAll()
                    async let y: Void = two.readAll()
                    _ = try await (x, y)
                }
            }
            #expect(try await one.failures().count == 2)
            #expect(try await one.runs().count == 1)
        }
    }

    @Test("a run that could not parse has no artifact: its log is read")
    func parse() async throws {
        let cloud = FakeCloud()
        let log = """
            06:00:10  Running with dbt=1.9.1
            06:00:11  Encountered an error:
            Compilation Error
              Model 'model.shop.bad' (models/bad.sql) depends on a node named 'gone' which was not found
            """
        cloud.change { $0.runs[500] = FakeCloud.run(500, steps: FakeCloud.step(4, status: 20, log: log)) }
        let bench = try Bench(cloud: cloud.client)
        try await bench.serving {
            try await bench.hear("errored", run: 500)
            try await bench.readAll()
        }
        let failures = try await bench.failures()
        #expect(failures.count == 1 && failures.first?.nodes.first?.uniqueID == "model.shop.bad")
        #expect(failures.first?.nodes.first?.path == "models/bad.sql")
        #expect(failures.first?.error.family.contains("compilation") == true)
    }

    @Test("a run that went well is told with its nodes, which prove that they passed")
    func success() async throws {
        let cloud = FakeCloud()
        cloud.change {
            let steps = [FakeCloud.step(4, status: 10, command: "dbt seed"), FakeCloud.step(5, status: 10)]
            $0.runs[600] = FakeCloud.run(600, status: 10, steps: steps.joined(separator: ","))
            $0.artifacts["600/4/run_results.json"] = """
                {"metadata": {}, "results": [{"unique_id": "seed.shop.codes", "status": "success"}]}
                """
            $0.artifacts["600/5/run_results.json"] = """
                {"metadata": {}, "results": [{"unique_id": "model.shop.orders", "status": "success"}]}
                """
        }
        let bench = try Bench(cloud: cloud.client)
        try await bench.serving {
            try await bench.hear("completed", run: 600, code: 10)
            try await bench.readAll()
        }
        let run = try #require(try await bench.runs().first)
        #expect(run.status == .success)
        #expect(run.nodes.map(\.uniqueID) == ["job:nightly", "seed.shop.codes", "model.shop.orders"])
        #expect(try await bench.failures().isEmpty)
        #expect(!cloud.journal.contains { $0.contains("manifest") })
    }

    @Test("without a token the run is told at once, and its failure with what the webhook says")
    func noToken() async throws {
        let bench = try Bench()
        try await bench.serving {
            let heard6 = try await bench.hear("errored", run: 500)
            #expect(heard6 == .stored)
            let heard7 = try await bench.hear("completed", run: 500)
            #expect(heard7 == .duplicate)
        }
        #expect(try await bench.failures().map(\.title) == ["The run of nightly failed"])
        #expect(try await bench.runs().count == 1)
    }
}
