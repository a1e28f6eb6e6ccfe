import AssignerCore
import Contracts
import Policy

/// The policy, failures and placements that the tests begin with.
enum Given {
    static let now = made(Timestamp(rfc3339: "2026-11-24T08:00:00.000Z"))
    static let repository = made(RepositoryName("acme/dbt_cloud"))
    static let fingerprint = Fingerprint(rawValue: "v1:0123456789abcdef")
    static let policy = policy(
        """
        workspace: acme
        hub: acme/hub
        repositories:
          acme/dbt_cloud:
            mode: act
            sla: {critical: 4h, high: 24h, medium: 48h, low: 5d}
            escalate_after: 8h
          acme/watched: {}
        assignment_rules:
          rules:
            - {name: finance, when: {path: "models/finance/**"}, expert: tableau-expert, assign: ["@acme/finance"]}
            - {name: orders, when: {node: "model.shop.orders"}, expert: snowflake-expert}
            - {when: {environment: staging}, assign: [ana]}
        experts:
          dbt-expert: {members: [octocat, hubot, ana], capacity: 2, fallback: snowflake-expert}
          snowflake-expert: {members: [sam]}
          tableau-expert: {members: ["@acme/bi"]}
        """)

    static func made<Value>(_ value: Value?) -> Value {
        guard let value else { fatalError("a value of the tests is malformed") }
        return value
    }

    static func policy(_ yaml: String) -> Policy {
        do { return try Policy.load(yaml: yaml, file: "test.yaml") } catch { fatalError("\(error)") }
    }

    static func id(_ number: Int) -> ULID { ULID(time: now, random: UInt128(number)) }

    static func verdict(_ category: Category = .codeFixRequired, held: String? = nil) -> Verdict {
        Verdict(
            category: category, errorType: .schemaMismatch, priority: .high, confidence: 0.875, expert: .dbtExpert,
            complexityScore: 4, affectedModels: ["model.shop.lines"], actions: ["Rename the column"],
            monitoring: Monitoring(greenRuns: 3, quietSeconds: 21_600), summary: "A column was renamed.",
            evidence: [Evidence(quote: "invalid identifier", weight: 1)], engine: .model, modelVersion: "m1",
            held: held)
    }

    static func failure(
        _ number: Int = 1, issue: Int? = nil, verdict: Verdict = verdict(), environment: RunEnvironment = .production,
        repository: RepositoryName = repository, node: String = "model.shop.lines", path: String? = nil,
        at: Timestamp = now
    ) -> FailureClassified {
        FailureClassified(
            failureID: id(number),
            subject: issue.map { Subject(repository, number: $0) } ?? Subject(repository, fingerprint: fingerprint),
            repository: repository, issue: issue.map { IssueReference(number: $0) }, fingerprint: fingerprint,
            environment: environment,
            nodes: [FailedNode(uniqueID: node, resourceType: "model", status: "error", path: path)], verdict: verdict,
            title: "lines failed", origin: .githubIssue, error: ErrorDigest(family: "dbt.database_error"),
            occurredAt: at, observedAt: at)
    }

    static func placer(
        _ roster: Roster = Roster(), at now: Timestamp = Given.now, policy: Policy = Given.policy
    ) -> Placer { Placer(policy: policy, roster: roster, now: now) }

    /// A placement on issue 42.
    static func placement(_ verdict: Verdict = verdict()) -> Placement {
        placer().place(failure(issue: 42, verdict: verdict), existing: nil).placement
    }

    static func change(
        _ action: ActivityAction, label: String? = nil, assignee: String? = nil, isBot: Bool = false
    ) -> IssueChanged {
        IssueChanged(
            repository: repository, number: 42, action: action, actor: Actor(login: "ana", isBot: isBot), label: label,
            assignee: assignee, at: now)
    }
}
