import Contracts
import CorrelatorCore
import Policy

/// The policy, failures and incidents that the tests begin with.
enum Given {
    static let now = made(Timestamp(rfc3339: "2026-11-24T08:00:00.000Z"))
    static let hub = made(RepositoryName("acme/hub"))
    static let fingerprint = Fingerprint(rawValue: "v1:0123456789abcdef")

    static func made<Value>(_ value: Value?) -> Value {
        guard let value else { fatalError("a value of the tests is malformed") }
        return value
    }

    static func policy(_ yaml: String) -> Policy {
        do { return try Policy.load(yaml: yaml, file: "test.yaml") } catch { fatalError("\(error)") }
    }

    static func correlator(threshold: Int = 2, hub: String? = "acme/hub", at minutes: Int = 0) -> Correlator {
        let place = hub.map { "hub: \($0)\nrepositories: {\($0): {}}\n" } ?? ""
        let policy = policy(
            "workspace: acme\n\(place)escalation_triggers: {cross_repo_correlation_threshold: \(threshold)}")
        return Correlator(policy: policy, now: at(minutes))
    }

    static func at(_ minutes: Int) -> Timestamp { now + .seconds(60 * minutes) }
    static func id(_ number: Int) -> ULID { ULID(time: now, random: UInt128(number)) }
    static func repository(_ name: String) -> RepositoryName { made(RepositoryName("acme/\(name)")) }

    static func failure(
        _ number: Int = 1, _ repository: String = "one", family: String = "snowflake.connection", code: String? = nil,
        nodes: [FailedNode] = [FailedNode(uniqueID: "model.shop.orders", resourceType: "model", status: "error")],
        systems: [String] = ["snowflake"], lines: [String] = [], category: Category = .infrastructureIssue,
        origin: Origin = .githubIssue,
        fingerprint: Fingerprint = fingerprint, at minutes: Int = 0
    ) -> FailureClassified {
        let verdict = Verdict(
            category: category, errorType: .credentialExpired, priority: .high, confidence: 0.9,
            expert: .snowflakeExpert,
            complexityScore: 4, affectedSystems: systems, monitoring: Monitoring(greenRuns: 3, quietSeconds: 0),
            summary: "refused", engine: .model, modelVersion: "m1")
        return FailureClassified(
            failureID: id(number), subject: Subject(Given.repository(repository), number: number),
            repository: Given.repository(repository), fingerprint: fingerprint, environment: .production, nodes: nodes,
            verdict: verdict, title: "refused", origin: origin,
            error: ErrorDigest(family: family, code: code, lines: lines),
            occurredAt: at(minutes), observedAt: at(minutes))
    }

    static func member(_ number: Int, _ repository: String = "one", at minutes: Int = 0) -> IncidentMember {
        IncidentMember(
            subject: Subject(Given.repository(repository), number: number), failureID: id(number),
            fingerprint: fingerprint, repository: Given.repository(repository), at: at(minutes))
    }

    /// An incident of two repositories.
    static func incident() -> IncidentChanged {
        let members = [member(1), member(2, "two", at: 1)]
        return IncidentChanged(
            incidentID: id(900), status: .open, title: "credential expired on snowflake in 2 repositories",
            category: .infrastructureIssue,
            cause: IncidentCause(
                kind: "system", value: "snowflake.connection on snowflake", node: "model.shop.orders",
                why: "both name it"),
            members: members, repositories: [repository("one"), repository("two")],
            edges: [IncidentEdge(from: "\(id(1))", to: "\(id(2))", kind: "system", weight: 0.7)], chance: 0.001,
            openedAt: at(1), updatedAt: at(1))
    }

    /// What an expired login says, in several repositories' failures.
    static let refusal = [
        "390144 (08001): Failed to connect to DB: hk82731.eu-west-1.snowflakecomputing.com:443. JWT token is invalid. user SVC_DBT"
    ]

    /// A failure of a login that has run out.
    static func refused(_ number: Int, _ repository: String, at minutes: Int) -> FailureClassified {
        failure(
            number, repository, code: "390144", nodes: [], lines: refusal,
            fingerprint: Fingerprint(rawValue: "v1:00000000000000\(10 + number % 3)"), at: minutes)
    }

    /// A failure that has nothing to do with others'.
    static func own(_ number: Int, _ repository: String, at minutes: Int) -> FailureClassified {
        failure(
            number, repository, family: "dbt.test_failure",
            nodes: [FailedNode(uniqueID: "model.\(repository).m\(number)", resourceType: "model")], systems: [],
            lines: ["Failure in test unique_m\(number)_id, got \(number) results, configured to fail if != 0"],
            category: .dataQualityIssue, fingerprint: Fingerprint(rawValue: "v1:f00000000000\(1000 + number)"),
            at: minutes)
    }
}
