import Contracts
import SwitchyardCore

/// The entries and plans that the tests begin with.
enum Given {
    static let now = made(Timestamp(rfc3339: "2026-11-24T08:00:00.000Z"))
    static let repository = made(RepositoryName("acme/dbt_cloud"))
    static let subject = Subject(repository, number: 42)
    static let fingerprint = Fingerprint(rawValue: "v1:0123456789abcdef")
    static let incidentID = id(900)

    static func made<Value>(_ value: Value?) -> Value {
        guard let value else { fatalError("a value of the tests is malformed") }
        return value
    }

    static func at(_ minutes: Int) -> Timestamp { now + .seconds(60 * minutes) }
    static func id(_ number: Int) -> ULID { ULID(time: now, random: UInt128(number)) }

    static func entry(_ number: Int, _ type: EntryType, _ value: some Encodable, at minutes: Int) -> Envelope {
        Envelope(
            id: id(1000 + number), type: type, source: "/test/1", subject: "s", time: at(minutes),
            data: made(try? ContractJSON.encode(value)))
    }

    static func observed(_ number: Int = 1, title: String = "orders failed", at minutes: Int = 0) -> FailureObserved {
        FailureObserved(
            failureID: id(number), repository: repository, origin: .dbtCloud, title: title, body: "b",
            environment: .production,
            nodes: [FailedNode(uniqueID: "model.shop.orders", resourceType: "model", status: "error")],
            error: ErrorDigest(family: "f", lines: ["Database Error"]), fingerprint: fingerprint,
            occurredAt: at(minutes),
            observedAt: at(minutes))
    }

    static func classified(_ number: Int = 1, text: String = "orders failed", at minutes: Int = 0) -> FailureClassified
    {
        FailureClassified(
            failureID: id(number), subject: Subject(repository, fingerprint: fingerprint), repository: repository,
            fingerprint: fingerprint, environment: .production, verdict: verdict(text), title: text, origin: .dbtCloud,
            error: ErrorDigest(family: "f"), occurredAt: at(minutes), observedAt: at(minutes))
    }

    static func verdict(_ text: String = "deadlock") -> Verdict {
        Verdict(
            category: .transientFailure, errorType: .lockContention, priority: .high, confidence: 0.876,
            expert: .dbtExpert, complexityScore: 3, actions: [text, "Wait"],
            monitoring: Monitoring(greenRuns: 3, quietSeconds: 0), summary: text,
            evidence: [Evidence(quote: text, weight: 1)], engine: .rule, rule: text, modelVersion: "m1", held: text)
    }

    static func placed(
        _ number: Int = 1, _ outcome: PlacementOutcome = .issueOpened, count: Int = 1, text: String = "octocat",
        url: String? = "https://github.com/acme/dbt_cloud/issues/42"
    ) -> FailurePlaced {
        FailurePlaced(
            failureID: id(number), subject: subject, repository: repository,
            issue: IssueReference(number: 42, url: url), outcome: outcome, reason: text, category: .transientFailure,
            priority: .high, expert: .dbtExpert, assignees: [text],
            deadlines: Deadlines(firstResponseAt: at(60), resolutionAt: at(120)), occurrenceCount: count,
            firstOccurrence: now, lastOccurrence: now, route: [RouteStep(rule: text, matched: true, why: text)],
            fingerprint: fingerprint, environment: .production, monitoring: Monitoring(greenRuns: 3, quietSeconds: 0))
    }

    static func outcome(_ reason: String = "3 green runs", pattern: ResolutionPattern? = .autoResolved) -> IssueOutcome
    {
        IssueOutcome(
            subject: subject, repository: repository, pattern: pattern,
            proof: [Proof(kind: "green_run", runID: "7", url: "https://cloud.example/7", node: reason, at: now)],
            reason: reason, flaps: 1)
    }

    static func incident(_ title: String = "One cause", url: String? = nil) -> IncidentChanged {
        IncidentChanged(
            incidentID: incidentID, status: .open, title: title, category: .infrastructureIssue,
            cause: IncidentCause(kind: "system", value: title),
            members: [
                IncidentMember(
                    subject: subject, failureID: id(1), fingerprint: fingerprint, repository: repository, at: now)
            ],
            repositories: [repository], chance: 0.000_01, trackingIssue: IssueReference(number: 9, url: url),
            openedAt: now,
            updatedAt: now)
    }

    static func chronicle(_ entries: [Envelope], limit: Int = 100) -> Chronicle {
        var chronicle = Chronicle(limit: limit)
        for entry in entries { chronicle.apply(entry) }
        return chronicle
    }
}
