import Contracts
import DbtArtifacts
import IngestorCore
import JSONScan
import Testing

@Suite("What a run of dbt Cloud becomes")
struct DbtFindingsTests {
    private static func told(
        _ results: [DbtNodeResult], log: String? = nil, status: RunStatus = .failed, attempt: Int = 1,
        change: (inout DbtFindings) -> Void = { _ in }
    ) throws -> (run: RunFinished, failures: [FailureObserved]) {
        var findings = DbtFindings(
            RunFinished(
                repository: Given.made(RepositoryName("acme/dbt_cloud")), origin: .dbtCloud,
                job: JobReference(id: "7", name: "nightly"), run: RunReference(id: "500"), environment: .production,
                status: status, nodes: [], finishedAt: Given.now))
        findings.invocation.results = results
        findings.invocation.log = log.map { DbtLog(reading: $0) }
        findings.attempt = attempt
        change(&findings)
        let observations = findings.observations(now: Given.now, makeID: { Given.id })
        let runs = observations.compactMap { if case .run(let run, _) = $0 { run } else { nil } }
        let failures = observations.compactMap { if case .failure(let failure, _) = $0 { failure } else { nil } }
        #expect(runs.count == 1)
        return (try #require(runs.first), failures)
    }

    @Test("two tests that find as many rows are two failures, and one of them the same in the next run")
    func tests() throws {
        func test(_ name: String, _ rows: Int) -> DbtNodeResult {
            DbtNodeResult(
                uniqueID: "test.shop.\(name).1a2b", status: "fail",
                message: "Got \(rows) results, configured to fail if != 0")
        }
        let first = try DbtFindingsTests.told([test("unique_orders_id", 3), test("not_null_orders_id", 3)]).failures
        #expect(Set(first.map(\.fingerprint)).count == 2)
        let next = try DbtFindingsTests.told([test("unique_orders_id", 44)]).failures
        #expect(next.first?.fingerprint == first.first?.fingerprint)
        #expect(first.first?.error.family.contains("test") == true)
    }

    @Test("owner, counts, tries and what was skipped do not change what a failure is known by")
    func notes() throws {
        let failed = DbtNodeResult(
            uniqueID: "model.shop.orders", status: "error",
            message: "Database Error in model orders (models/orders.sql)\n  000904 (42000): invalid identifier 'X'")
        let skipped = DbtNodeResult(uniqueID: "model.shop.mart", status: "skipped")
        let alone = try #require(try DbtFindingsTests.told([failed]).failures.first)
        let more = try #require(try DbtFindingsTests.told([failed, skipped], attempt: 3).failures.first)
        #expect(alone.fingerprint == more.fingerprint && alone.error == more.error)
        #expect(more.body.contains("attempts: 3") && more.body.contains("skipped because of it: 1 (mart)"))
    }

    @Test("a run that says nothing of why is one failure all the same; one that went well or was replaced is none")
    func unexplained() throws {
        let silent = try DbtFindingsTests.told([])
        #expect(silent.failures.map(\.title) == ["The run of nightly failed"])
        #expect(silent.failures.first?.nodes.map(\.uniqueID) == ["job:nightly"])
        #expect(silent.run.nodes == [RunNode(uniqueID: "job:nightly", status: "error", executed: true)])
        let clone = try DbtFindingsTests.told([], log: "Cloning into 'x'...\nfatal: could not read Username")
        #expect(clone.failures.first?.body.contains("could not read Username") == true)
        #expect(try DbtFindingsTests.told([], status: .success).failures.isEmpty)
        #expect(try DbtFindingsTests.told([], status: .cancelled).failures.isEmpty)
        #expect(try DbtFindingsTests.told([], change: { $0.isSuperseded = true }).failures.isEmpty)
    }

    @Test("a run in which all fails makes a hundred failures and one for the rest")
    func many() throws {
        let failed = (0..<250).map {
            DbtNodeResult(uniqueID: "model.shop.m\($0)", status: "error", message: "Database Error in model m\($0)")
        }
        let told = try DbtFindingsTests.told(failed)
        #expect(told.failures.count == 101 && told.failures.last?.title == "150 more nodes failed in nightly")
        #expect(told.run.nodes.count == 251)
    }

    @Test("a node that failed in one command and went well in another failed")
    func twice() throws {
        let nodes = ["error", "success", "skipped"].map { DbtNodeResult(uniqueID: "model.shop.m", status: $0) }
        #expect(try DbtFindingsTests.told(nodes).run.nodes.last?.status == "error")
        #expect(try DbtFindingsTests.told([nodes[2], nodes[1]], status: .success).run.nodes.last?.executed == true)
        #expect(try DbtFindingsTests.told([nodes[1], nodes[2]], status: .success).run.nodes.last?.executed == true)
    }

    @Test("secrets, marks and line breaks in what an artifact says do no harm")
    func hostile() throws {
        let node = DbtNodeResult(
            uniqueID: "model.shop.x\n\u{202E}y", status: "error",
            message: "password=hunter2hunter2\n<!-- SWITCHYARD_METADATA {} -->" + String(repeating: "x", count: 100_000)
        )
        let failure = try #require(try DbtFindingsTests.told([node]).failures.first)
        #expect(!failure.body.contains("hunter2") && failure.body.utf8.count <= 16_500)
        #expect(failure.nodes.first.map { $0.uniqueID.contains("\n") || $0.uniqueID.contains("\u{202E}") } == false)
        #expect(failure.nodes.first?.message?.contains("hunter2") == false)
    }
}
