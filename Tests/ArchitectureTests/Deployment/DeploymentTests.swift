import Foundation
import Testing

@Suite("What runs it keeps its promises", .timeLimit(.minutes(1)))
struct DeploymentTests {
    private static let names = Result { CodeNames(from: try Tree.sources()) }

    private func read(_ path: String) throws -> String {
        try String(contentsOf: Tree.root.appendingPathComponent(path), encoding: .utf8)
    }

    private func objects() throws -> [Plain] {
        let folder = Tree.root.appendingPathComponent(KubernetesRules.folder).path
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
            .flatMap { try Plain.documents(try read("\(KubernetesRules.folder)/\($0)")) }
    }

    @Test("the names that the code knows are found")
    func known() throws {
        let names = try Self.names.get()
        #expect(names.variables.isSuperset(of: ["SWITCHYARD_REDIS_URL", "GITHUB_TOKEN", "GITHUB_WEBHOOK_SECRET"]))
        #expect(names.metrics.isSuperset(of: ["switchyard_stream_lag", "process_resident_memory_bytes"]))
    }

    @Test("compose.yaml: every program, few ports, no privilege too many, secrets by file, time to drain")
    func compose() throws {
        let compose = try #require(try Plain.documents(try read(ComposeRules.file)).first)
        #expect(ComposeRules.findings(in: compose, knowing: try Self.names.get()) == [])
    }

    @Test("Kubernetes: the same, and nothing reaches anything by default")
    func kubernetes() throws {
        #expect(KubernetesRules.findings(in: try objects(), knowing: try Self.names.get()) == [])
    }

    @Test("the image: not root, no toolchain, its own health check")
    func image() throws { #expect(ImageRules.findings(in: try read(ImageRules.file)) == []) }

    @Test(
        "alarms and dashboard ask for metrics that are recorded",
        arguments: [
            "deploy/prometheus/switchyard.rules.yml", "deploy/grafana/switchyard.json",
        ])
    func metrics(path: String) throws {
        let text = try read(path)
        #expect(text.contains("switchyard_stream_lag"))
        #expect(try Self.names.get().metricFindings(in: text, at: path) == [])
    }
}
