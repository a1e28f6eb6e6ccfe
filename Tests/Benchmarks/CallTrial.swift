import AssignerCore
import Contracts
import Effects
import GitHub
import JSONScan
import Logging
import Outbound
import Policy
import ResolverCore
import Sandbox
import Signatures
import Streams
import Synchronization

/// How many calls of GitHub a failure takes, with the merging of effects and without: the decisions of assigner and resolver over
/// reports that come in bursts, sent to the sandbox's GitHub.
final class CallTrial: Sendable {
    private static let issues = 20
    private static let occurrences = 10

    private let start = Timestamp(milliseconds: 1_790_000_000_000)
    private let clock: Mutex<Timestamp>
    private let world: Mutex<GitHubWorld>
    private let calls = Mutex<(reads: Int, writes: Int)>((0, 0))

    private init() {
        clock = Mutex(start)
        var world = GitHubWorld.acme(hook: nil, at: start)
        world.contentPerMinute = 1_000_000
        world.contentPerHour = 1_000_000
        world.requestsPerHour = 1_000_000
        self.world = Mutex(world)
    }

    /// Prints reads and writes a failure, with each write sent at once, and with the writes of a burst waiting for each other as
    /// they do while the budget is spent.
    static func run() async throws {
        let apart = try await CallTrial().count(merging: false)
        let merged = try await CallTrial().count(merging: true)
        let failures = Double(issues * occurrences)
        for (name, seen) in [("each write by itself", apart), ("merged while they wait", merged)] {
            print(
                "GitHub calls a failure, \(name): \(hundredths(Double(seen.reads) / failures)) reads, "
                    + "\(hundredths(Double(seen.writes) / failures)) writes")
        }
        print("merging saves \(hundredths(Double(apart.writes) / Double(max(1, merged.writes)))) times the writes")
    }

    private static func hundredths(_ value: Double) -> String { String((value * 100).rounded() / 100) }

    private func count(merging: Bool) async throws -> (reads: Int, writes: Int) {
        let policy = try Policy.load(
            yaml: """
                workspace: acme
                repositories: {acme/dbt_cloud: {mode: act, priority: high}}
                experts: {dbt-expert: {members: [ana, bruno, chen]}, da-architect: {members: [dara]}}
                resolution: {transient: {green_runs: 1, quiet: 1h}}
                """, file: "bench.yaml")
        let line = EffectLine(client: client(), now: { self.clock.withLock { $0 } }, pass: { self.pass($0) })
        for number in 1...CallTrial.issues {
            _ = try await client().openIssue(repository(), title: "m\(number) failed", body: "It failed.", labels: [])
        }
        calls.withLock { $0 = (0, 0) }
        for number in 1...CallTrial.issues {
            var placement: Placement?
            for occurrence in 1...CallTrial.occurrences {
                let now = pass(.seconds(1))
                let decision = Placer(policy: policy, roster: Roster(), now: now)
                    .place(try failure(number, occurrence, at: now), existing: placement)
                placement = decision.placement
                try await line.plan(decision.effects, cause: "\(number)-\(occurrence)")
                if !merging { try await line.drain() }
            }
            try await line.drain()
            guard let placed = placement?.placed else { continue }
            try await end(placed, policy, line)
        }
        return calls.withLock { $0 }
    }

    /// Two green runs: the issue closes.
    private func end(_ placed: FailurePlaced, _ policy: Policy, _ line: EffectLine) async throws {
        let rules = LifeRules(policy.resolution)
        var life = IssueMachine(rules: rules, now: pass(.zero)).place(placed, life: nil).life
        for run in 1...2 {
            let now = pass(.seconds(2 * 3600))
            let finished = RunFinished(
                repository: placed.repository, origin: .dbtCloud,
                run: RunReference(id: "\(run)", startedAt: now - .seconds(60)), environment: .production,
                status: .success,
                nodes: placed.nodes.map { RunNode(uniqueID: $0.uniqueID, status: "success", executed: true) },
                finishedAt: now)
            guard let decision = IssueMachine(rules: rules, now: now).observe(finished, life: life) else { continue }
            life = decision.life
            try await line.plan(decision.effects, cause: "\(placed.subject)-\(run)")
        }
        precondition(life.isClosed, "the benchmark's runs prove recovery")
        try await line.drain()
    }

    @discardableResult private func pass(_ duration: Duration) -> Timestamp {
        clock.withLock { now in
            now = now + duration
            return now
        }
    }

    private func client() -> GitHubClient {
        let outbound = OutboundClient { request throws(OutboundError) in
            self.calls.withLock { request.method == "GET" ? ($0.reads += 1) : ($0.writes += 1) }
            let parts = request.url.dropFirst("https://api.test/".count).split(separator: "?", maxSplits: 1)
            let headers = Dictionary(request.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
            let asked = WorldRequest(
                request.method, (parts.first ?? "").split(separator: "/").map(String.init), query: [:],
                headers: headers,
                body: request.body ?? [])
            let reply = self.world.withLock { $0.answer(asked, at: self.clock.withLock { $0 }) }
            return OutboundReply(
                status: reply.status, headers: reply.headers.map { OutboundHeader($0.key, $0.value) },
                body: reply.body.map(\.bytes) ?? [])
        }
        let now: @Sendable () -> Timestamp = { self.clock.withLock { $0 } }
        return GitHubClient(
            outbound,
            tokens: TokenSource(.token(Secret("sandbox-bot")), baseURL: "https://api.test", client: outbound, now: now),
            baseURL: "https://api.test", now: now)
    }

    private func repository() -> RepositoryName {
        guard let name = RepositoryName("acme/dbt_cloud") else { preconditionFailure("a name of the benchmark") }
        return name
    }

    private func failure(_ number: Int, _ occurrence: Int, at now: Timestamp) throws -> FailureClassified {
        let fingerprint = Fingerprint(rawValue: "v1:\(number)")
        let verdict = Verdict(
            category: .transientFailure, errorType: .lockContention, priority: .high, confidence: 0.9,
            expert: .dbtExpert, complexityScore: 3, actions: ["Wait"],
            monitoring: Monitoring(greenRuns: 1, quietSeconds: 3600), summary: "transient",
            evidence: [Evidence(quote: "lock", weight: 1)], engine: .model, modelVersion: "m")
        return FailureClassified(
            failureID: ULID(time: now, random: UInt128(number * 1000 + occurrence)),
            subject: Subject(repository(), number: number), repository: repository(),
            issue: IssueReference(number: number, author: "dbt-monitor[bot]"), fingerprint: fingerprint,
            environment: .production,
            nodes: [FailedNode(uniqueID: "model.shop.m\(number)", resourceType: "model", status: "error")],
            verdict: verdict, title: "m\(number) failed", origin: .githubIssue, error: ErrorDigest(family: "dbt"),
            occurredAt: now, observedAt: now)
    }
}
