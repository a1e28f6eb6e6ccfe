import Contracts

/// The values that samples are made of, every field filled.
enum Given {
    static let repository = made(RepositoryName("acme/dbt_cloud"))
    static let subject = Subject(repository, number: 42)
    static let fingerprint = Fingerprint(rawValue: "v1:0123456789abcdef")
    static let failureID = made(ULID("01KASSY000000000000000001A"))
    static let otherFailureID = made(ULID("01KASSY000000000000000002B"))
    static let incidentID = made(ULID("01KASSY000000000000000003C"))
    static let then = made(Timestamp(rfc3339: "2026-11-24T08:00:00.000Z"))
    static let later = made(Timestamp(rfc3339: "2026-11-24T09:30:15.250Z"))

    static let issue = IssueReference(
        number: 42, url: "https://github.com/acme/dbt_cloud/issues/42", author: "dbt-monitor[bot]",
        labels: ["dbt-error", "nightly"])
    static let job = JobReference(id: "501", name: "nightly build")
    static let run = RunReference(
        id: "70001", url: "https://cloud.getdbt.com/deploy/1/projects/101/runs/70001", attempt: 2, trigger: "schedule",
        startedAt: then, finishedAt: later, retriesRun: "70000")
    static let node = FailedNode(
        uniqueID: "model.shop.orders", resourceType: "model", status: "error",
        message: "invalid identifier 'ORDER_TOTAL' — naïve \"quoting\"\n\tline 7 \u{1F9EA}", path: "models/orders.sql",
        owner: "@acme/finance", group: "finance", tags: ["nightly"], descendants: 12, exposures: ["Weekly revenue"],
        ancestors: ["source.shop.stripe.charges"])
    static let error = ErrorDigest(
        family: "dbt.database_error", code: "000904", lines: ["Database Error in model orders", "invalid identifier"])
    static let monitoring = Monitoring(greenRuns: 3, quietSeconds: 21_600)
    static let deadlines = Deadlines(firstResponseAt: then, resolutionAt: later, escalateAt: later)
    static let proof = Proof(
        kind: "green_run", runID: "70004", url: "https://cloud.getdbt.com/runs/70004", node: "model.shop.orders",
        at: later)
    static let step = RouteStep(rule: "dbt_model_errors", matched: true, why: "code_fix_required on a dbt model")

    static let verdict = Verdict(
        category: .codeFixRequired, errorType: .schemaMismatch, priority: .critical, confidence: 0.875,
        probabilities: ["code_fix_required": 0.875, "data_quality_issue": 0.125], expert: .dbtExpert,
        complexityScore: 4, affectedModels: ["model.shop.orders"], affectedSystems: ["snowflake"],
        actions: ["Rename the column in models/orders.sql"], monitoring: monitoring,
        summary: "A column of orders was renamed.", evidence: [Evidence(quote: "invalid identifier", weight: 1.5)],
        engine: .rule, rule: "renamed columns", modelVersion: "m1-abc123", degraded: true,
        held: "only prose says so", costUSD: 0.0025, elapsedMs: 12.5)

    static let effectRequest = EffectRequest(
        title: "orders failed", body: "**orders** failed", labels: ["priority:critical"], assignees: ["octocat"],
        marker: "<!-- switchyard:01 -->", stateReason: "completed", run: run,
        origin: .dbtCloud, notice: notice)
    static let notice = Notice(
        key: "issue:acme/dbt_cloud#42", state: .acknowledged, priority: .critical, headline: "orders failed",
        facts: [NoticeFact(name: "owner", value: "octocat")],
        links: [NoticeLink(label: "issue", url: "https://github.com/acme/dbt_cloud/issues/42")],
        mentions: ["U024BE7LH"],
        channel: "#data-incidents", canAcknowledge: true)
    static let effect = Effect(
        effectID: "assigner:upsert_card:acme/dbt_cloud#42:1", service: "assigner", kind: .upsertCard,
        repository: repository, subject: subject, number: 42, cause: failureID.description, urgency: 1, mode: .act,
        request: effectRequest, state: .done,
        result: EffectResult(
            number: 42, url: "https://github.com/acme/dbt_cloud/issues/42#issuecomment-9", commentID: "9",
            dropped: ["ghost"], previous: "an older card", note: "found after a lost reply"),
        error: "timed out once", attempts: 2, mergedInto: "assigner:upsert_card:acme/dbt_cloud#42:2", plannedAt: then,
        startedAt: later, finishedAt: later)
    static let plannedEffect = PlannedEffect(
        kind: .addLabels, repository: repository, subject: subject, number: 42, urgency: 2, request: effectRequest)

    static let life = IssueLife(
        subject: subject, repository: repository, issue: issue, phase: .recovering, category: .transientFailure,
        priority: .high, expert: .snowflakeExpert, assignees: ["octocat"], fingerprint: fingerprint,
        environment: .production, nodes: ["model.shop.orders"], job: job, monitoring: monitoring,
        deadlines: deadlines, proof: [proof], pattern: .autoResolved, occurrenceCount: 3, firstOccurrence: then,
        lastOccurrence: later, closedAt: later, closedBy: "hubot", reopenUntil: later, flaps: 1, flapTimes: [later],
        firstResponseAt: later, held: "a person asked", holdUntil: later, mutedBy: incidentID.description,
        joinedIssues: [43, 44], fix: proof, raised: ["sla_response"],
        history: [LifeEvent(at: later, phase: .recovering, cause: "run 70004 is green", actor: "octocat")],
        reopenedBy: "octocat", confidence: 0.92, origin: .dbtCloud, run: run,
        retries: [RetryAttempt(at: later, runID: "70001", attempt: 2, by: "octocat", skipped: "spent")])

    private static func made<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a sample of these tests is malformed") }
        return value
    }
}
