import Contracts
import Testing

@testable import IngestorService

@Suite("Nodes that a project has no more", .timeLimit(.minutes(2)))
struct RemovedNodeTests {
    private static let results = """
        {"metadata": {"generated_at": "2026-11-28T06:09:00Z", "env": {"DBT_CLOUD_RUN_ID": "501"}}, "results": [
         {"unique_id": "model.shop.stg", "status": "success", "message": "OK"}]}
        """

    /// What the streams tell of `model.shop.orders`, which had failed, after a run that does not list it.
    private func told(manifest: String?) async throws -> [RunNode] {
        let cloud = DbtReadingTests.failedCloud()
        let bench = try Bench(cloud: cloud.client)
        try await bench.serving {
            _ = try await bench.hear("completed", run: 500)
            try await bench.readAll()
            cloud.change {
                $0.runs[501] = FakeCloud.run(501, status: 10, steps: FakeCloud.step(4, status: 10))
                $0.artifacts["501/4/run_results.json"] = RemovedNodeTests.results
                $0.artifacts["501/manifest.json"] = manifest
            }
            _ = try await bench.hear("completed", run: 501)
            try await bench.readAll()
        }
        return try await bench.runs().last?.nodes.filter { $0.uniqueID == "model.shop.orders" } ?? []
    }

    @Test("a node that failed and that the manifest of a later run lacks is told as removed")
    func gone() async throws {
        let nodes = try await told(manifest: #"{"nodes": {"model.shop.stg": {}}, "parent_map": {}}"#)
        #expect(nodes == [RunNode(uniqueID: "model.shop.orders", status: "removed", executed: false)])
    }

    @Test(
        "one that is merely not selected, or disabled, is not, nor is any when there is no manifest",
        arguments: [
            #"{"nodes": {"model.shop.orders": {}}, "parent_map": {}}"#,
            #"{"nodes": {}, "disabled": {"model.shop.orders": [{"name": "orders"}]}, "parent_map": {}}"#,
            #"{"metadata": {}}"#, "not JSON", nil,
        ])
    func there(manifest: String?) async throws {
        #expect(try await told(manifest: manifest).isEmpty)
    }
}
