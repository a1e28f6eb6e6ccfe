import AssignerCore
import Contracts
import Foundation
import Policy
import ResolverCore
import SwitchyardCore

/// Lives and placements through the pure decisions, and a replay of very many recorded entries.
enum LifeTrial {
    private static let start = Timestamp(milliseconds: 1_790_000_000_000)
    private static let yaml = """
        workspace: acme
        repositories: {acme/dbt_cloud: {mode: act, priority: high}}
        experts: {dbt-expert: {members: [ana, bo, cy]}, da-architect: {members: [dan]}}
        """

    /// Prints placements and histories a second, and how long `entries` recorded entries take under two policies.
    static func run(entries: Int) async throws {
        let policy = try Policy.load(yaml: yaml, file: "bench.yaml")
        let other = try Policy.load(
            yaml: yaml + "\nresolution: {transient: {green_runs: 1, quiet: 1h}}", file: "bench.yaml")
        placements(policy)
        histories(policy)
        let recorded = entry(count: entries)
        let (begin, clock) = (CPUClock.seconds, ContinuousClock.now)
        async let old = PolicyReplay(policy: policy, numbers: [:], entries: recorded)
        async let new = PolicyReplay(policy: other, numbers: [:], entries: recorded)
        let result = ReplayRun(recorded, before: await old, after: await new)
        print(
            String(
                format: "replay of %d entries under two policies: %.2f s, %.2f s CPU, %d differences", recorded.count,
                (ContinuousClock.now - clock) / .seconds(1), CPUClock.seconds - begin,
                result.comparison.differences.count))
    }

    private static func placements(_ policy: Policy) {
        let count = 20_000
        let failures = (0..<count).map { failure($0, at: start) }
        let begin = CPUClock.seconds
        var effects = 0
        for failure in failures {
            effects += Placer(policy: policy, roster: Roster(), now: start).place(failure, existing: nil).effects.count
        }
        print(
            String(
                format: "placements: %.0f /s of CPU, %d effects", Double(count) / (CPUClock.seconds - begin), effects))
    }

    /// A history: placed, two green runs, closed by time, back again, two green runs, closed.
    private static func histories(_ policy: Policy) {
        let count = 5000
        let rules = LifeRules(policy.resolution)
        let placed = failure(1, at: start)
        let first = Placer(policy: policy, roster: Roster(), now: start).place(placed, existing: nil).placement.placed
        let begin = CPUClock.seconds
        var closes = 0
        for _ in 0..<count {
            var life: IssueLife?
            for turn in 0..<10 {
                let now = start + .seconds(turn * 5 * 3600)
                let machine = IssueMachine(rules: rules, now: now)
                let decision: LifeDecision?
                if turn % 5 == 0 {
                    var again = first
                    again.issue = IssueReference(number: 1)
                    again.occurrenceCount = turn / 5 + 1
                    again.lastOccurrence = now
                    decision = machine.place(again, life: life)
                } else {
                    decision = life.flatMap { machine.observe(run(turn, of: 1, at: now), life: $0) }
                }
                if let decision { life = decision.life }
            }
            closes += life?.isClosed == true ? 1 : 0
        }
        let seconds = CPUClock.seconds - begin
        print(
            String(
                format: "histories: %.0f /s of CPU (%.0f events/s), %d closed", Double(count) / seconds,
                Double(count * 10) / seconds, closes))
    }

    /// Verdicts and runs of many nodes over a month, one verdict to four runs.
    private static func entry(count: Int) -> [ReplayEntry] {
        let span = 30 * 86_400.0
        return (0..<count).map { number in
            let at = start + .milliseconds(Int(span * 1000 * Double(number) / Double(max(1, count))))
            let node = (number / 5) % 2000
            return ReplayEntry(
                at: at,
                content: number % 5 == 0
                    ? .classified(failure(node, at: at, id: number)) : .run(run(number, of: node, at: at)))
        }
    }

    private static func failure(_ node: Int, at moment: Timestamp, id: Int = 0) -> FailureClassified {
        guard let repository = RepositoryName("acme/dbt_cloud") else { preconditionFailure("a name of the benchmark") }
        let fingerprint = Fingerprint(rawValue: "v1:\(node)")
        let verdict = Verdict(
            category: .transientFailure, errorType: .lockContention, priority: .high, confidence: 0.9,
            expert: .dbtExpert,
            complexityScore: 3, actions: ["Wait"], monitoring: Monitoring(greenRuns: 2, quietSeconds: 3600),
            summary: "transient", evidence: [Evidence(quote: "lock", weight: 1)], engine: .model, modelVersion: "m")
        return FailureClassified(
            failureID: ULID(time: moment, random: UInt128(id)), subject: Subject(repository, fingerprint: fingerprint),
            repository: repository, fingerprint: fingerprint, environment: .production,
            nodes: [FailedNode(uniqueID: "model.shop.m\(node)", resourceType: "model", status: "error")],
            verdict: verdict, title: "m\(node) failed", origin: .dbtCloud, error: ErrorDigest(family: "dbt"),
            occurredAt: moment, observedAt: moment)
    }

    private static func run(_ id: Int, of node: Int, at moment: Timestamp) -> RunFinished {
        guard let repository = RepositoryName("acme/dbt_cloud") else { preconditionFailure("a name of the benchmark") }
        return RunFinished(
            repository: repository, origin: .dbtCloud,
            run: RunReference(id: "\(id)", startedAt: moment - .seconds(60), finishedAt: moment),
            environment: .production,
            status: .success,
            nodes: (0..<10).map { RunNode(uniqueID: "model.shop.m\(node + $0)", status: "success", executed: true) },
            finishedAt: moment)
    }
}
