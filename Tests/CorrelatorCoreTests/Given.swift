import Contracts
import CorrelatorCore
import Policy

/// The policy, failures and incidents that the tests begin with.
enum Given {
    static let now = made(Timestamp(rfc3339: "2026-11-24T08:00:00.000Z"))
    static let hub = made(RepositoryName("acme/hub"))
    static let fingerprint = Fingerprint(rawValue: "v1:0123456789abcdef")
    static let key = CorrelationKey(kind: "system", value: "snowflake.connection on snowflake")

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
        systems: [String] = ["snowflake"], category: Category = .infrastructureIssue, origin: Origin = .githubIssue,
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
            verdict: verdict, title: "refused", origin: origin, error: ErrorDigest(family: family, code: code),
            occurredAt: at(minutes), observedAt: at(minutes))
    }

    static func member(_ number: Int, _ repository: String = "one", at minutes: Int = 0) -> IncidentMember {
        IncidentMember(
            subject: Subject(Given.repository(repository), number: number), failureID: id(number),
            fingerprint: fingerprint, repository: Given.repository(repository), at: at(minutes))
    }

    static func recent(_ members: [IncidentMember]) -> RecentFailures {
        members.reduce(into: RecentFailures(since: now - .seconds(30 * 86_400))) {
            $0.add($1, window: Correlator.window)
        }
    }

    /// An incident of two repositories.
    static func incident() -> IncidentChanged {
        let members = [member(1), member(2, "two", at: 1)]
        return made(
            correlator(at: 1).correlate(
                key, recent: recent(members), open: nil, failure: failure(2, "two", at: 1), id: id(900)))
    }
}
