import ClassifierCore
import Contracts
import DbtArtifacts
import Foundation
import IngestorCore
import JSONScan
import Policy
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(2)))
struct FullDayVerdictTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let now = Timestamp(milliseconds: 1_795_478_400_000)
    private let day = FullDay.make()

    /// The failure that each truth's first sign becomes, as the ingestor makes it.
    private func failures() throws -> [(truth: DayTruth, failure: FailureObserved)] {
        let events = day.script.events.map(\.action)
        return try day.truths.map { truth in
            let found = try events.lazy.compactMap { try failure(truth, $0) }.first
            return (truth, try #require(found, "\(truth.key) shows nowhere"))
        }
    }

    private func failure(_ truth: DayTruth, _ action: DayAction) throws -> FailureObserved? {
        switch (truth.signs.first, action) {
        case (.issue(let title), .report(let report)) where report.title == title:
            return observed(truth, ObservedText(title: report.title, body: report.body), .githubIssue)
        case (.workflow(let id), .workflowRun(let run)) where run.id == id && run.conclusion == "failure":
            let told = observed(
                truth,
                ObservedText(
                    title: "Workflow \(run.name) failed on main",
                    body: "Workflow run concluded with failure.\nworkflow: \(run.name)\nevent: schedule\n\(run.name)"),
                .githubActions,
                nodes: [FailedNode(uniqueID: "workflow:\(run.name)", resourceType: "workflow", status: "error")])
            let details = WorkflowDetails(
                jobs: [.init(name: "build", step: run.step)], logTail: Array((run.log ?? "").utf8))
            return details.added(to: told, attempt: 1)
        case (.node(let id, let node), .cloudRun(let run)) where run.id == id && run.status != 3:
            return try cloud(truth, run).first { $0.nodes.first?.uniqueID == node }
        default: return nil
        }
    }

    private func observed(
        _ truth: DayTruth, _ text: ObservedText, _ origin: Origin, nodes: [FailedNode]? = nil
    ) -> FailureObserved {
        FailureObserved(
            failureID: ULID(time: FullDayVerdictTests.now, random: 1), repository: truth.repository, origin: origin,
            title: text.title, body: text.body,
            environment: nodes == nil ? text.environment(isTrusted: true) : .production, nodes: nodes ?? text.nodes,
            error: text.error, systems: text.systems, fingerprint: text.fingerprint,
            occurredAt: FullDayVerdictTests.now, observedAt: FullDayVerdictTests.now)
    }

    private func cloud(_ truth: DayTruth, _ run: DayCloudRun) throws -> [FailureObserved] {
        let now = FullDayVerdictTests.now
        var findings = DbtFindings(
            RunFinished(
                repository: truth.repository, origin: .dbtCloud, job: JobReference(id: "1", name: run.job),
                run: RunReference(id: "\(run.id ?? 0)", attempt: 1), environment: .production, status: .failed,
                nodes: [],
                finishedAt: now))
        let body = run.body(at: now)
        let artifacts = body["artifacts"]
        if let results = artifacts?["4/run_results.json"] {
            findings.invocation.results = try RunResults(parsing: results.bytes).nodes
        }
        if let sources = artifacts?["4/sources.json"] {
            findings.invocation.results = try SourceFreshness(parsing: sources.bytes).nodes
        }
        if let log = run.log { findings.invocation.log = DbtLog(reading: log) }
        if let manifest = artifacts?["manifest.json"] {
            findings.invocation.manifest = try DbtManifest(parsing: manifest.bytes, wanted: findings.invocation.wanted)
        }
        return findings.observations(now: now, makeID: { ULID(time: FullDayVerdictTests.now, random: 1) }).compactMap {
            if case .failure(let failure, _) = $0 { failure } else { nil }
        }
    }

    @Test("each failure is read out of what its origin tells, with what was skipped because of it folded in")
    func folded() throws {
        for (truth, failure) in try failures() {
            let line = failure.body.split(separator: "\n").first { $0.hasPrefix("skipped because of it: ") }
            let count = line.map { $0.dropFirst("skipped because of it: ".count).prefix { $0.isNumber } }
            guard case .node = truth.signs.first else { continue }
            #expect(count.flatMap { Int($0) } ?? 0 == truth.folded, "\(truth.key): \(failure.body)")
        }
    }

    @Test("what is another failure has another fingerprint, and what is the same has the same")
    func fingerprints() throws {
        var keys: [String: [DayTruth]] = [:]
        for (truth, failure) in try failures() {
            keys["\(truth.repository) \(failure.fingerprint) \(failure.environment)", default: []].append(truth)
        }
        for group in keys.values where group.count > 1 {
            let joined = group.filter { if case .joined = $0.end { true } else { false } }
            #expect(joined.count == group.count - 1, "\(group.map(\.key))")
        }
        let doubles = day.truths.count { if case .joined = $0.end { true } else { false } }
        #expect(keys.count == 200 - doubles)
    }

    @Test("the classifier calls each failure as a careful colleague would")
    func categories() throws {
        let yaml = try String(contentsOf: Self.root.appendingPathComponent("deploy/sandbox.yaml"), encoding: .utf8)
        let corpus = try Corpus(folder: Self.root.appendingPathComponent("Services/Classifier/Core/Corpus").path)
        let judge = Judge(
            policy: try Policy.load(yaml: yaml, file: "deploy/sandbox.yaml"), engine: EmbeddedClassifier(corpus: corpus)
        )
        for (truth, failure) in try failures() {
            let verdict = judge.verdict(on: failure, memory: nil)
            #expect(verdict.category == truth.category, "\(truth.key) \(failure.title) \(verdict.priority)")
            if case .held("only prose says that nothing is wrong") = truth.end { continue }
            #expect(verdict.held == nil || truth.category == .falsePositive, "\(truth.key)")
        }
    }
}
