import Contracts

extension Given {
    static let failureObserved = FailureObserved(
        failureID: failureID, repository: repository, issue: issue, origin: .dbtCloud, title: "orders failed",
        body: "Database Error in model orders\n[REDACTED]", environment: .production, job: job, run: run, nodes: [node],
        error: error, systems: ["snowflake"], fingerprint: fingerprint, occurredAt: then, observedAt: later)
    static let runFinished = RunFinished(
        repository: repository, origin: .dbtCloud, job: job, run: run, environment: .production, status: .success,
        nodes: [RunNode(uniqueID: "model.shop.orders", status: "success", executed: true)], finishedAt: later)
    static let issueChanged = IssueChanged(
        repository: repository, number: 42, action: .commented,
        actor: Actor(login: "octocat", isBot: true, permission: "triage"), label: "priority:high", assignee: "hubot",
        command: "hold 2d", pullRequest: PullRequestReference(number: 7, merged: true, sha: "0a1b2c3d", closes: [42]),
        at: later)
    static let changeLanded = ChangeLanded(
        repository: repository, kind: "pull_request", number: 7, sha: "0a1b2c3d", title: "Rework fiscal_period",
        ref: "fiscal", environment: "production", files: ["macros/fiscal_period.sql"],
        actor: Actor(login: "octocat", isBot: false, permission: "write"), at: later)
    static let failureClassified = FailureClassified(
        failureID: failureID, subject: subject, repository: repository, issue: issue, fingerprint: fingerprint,
        environment: .production, job: job, run: run, nodes: [node], verdict: verdict, title: "orders failed",
        origin: .dbtCloud, error: error, occurredAt: then, observedAt: later, history: history, similar: [similar],
        consultation: Consultation(
            occasion: "uncertain", outcome: "changed", localCategory: .transientFailure, localConfidence: 0.55,
            calls: 2, inputTokens: 700, cachedTokens: 4200, outputTokens: 120, latencyMs: 1820.5))
    static let similar = SimilarCase(
        fingerprint: fingerprint, repository: repository, issue: 41, title: "orders failed", category: .codeFixRequired,
        pattern: .prMerged, lastSeen: then, similarity: 0.75)
    static let history = FailureHistory(
        fingerprint: fingerprint, hits: 3, firstSeen: then, lastSeen: later, pattern: .prMerged, endedAt: later)
    static let verdictCorrected = VerdictCorrected(
        subject: subject, repository: repository, fingerprint: fingerprint, category: .codeFixRequired,
        expert: .dbtExpert, engine: .model, confidence: 0.75, correctedCategory: .transientFailure,
        correctedExpert: .snowflakeExpert, source: .person, actor: "octocat", withdrawn: true, at: later)
    static let failureInvestigated = FailureInvestigated(
        subject: subject, repository: repository, fingerprint: fingerprint, failureID: failureID, history: history,
        similar: [similar],
        opinion: CauseOpinion(
            causes: [CauseEstimate(cause: .codeChange, probability: 0.75, quotes: ["invalid identifier"])],
            engine: .claude, modelVersion: "claude-haiku-5-5+prompt-1", costUSD: 0.0125),
        missing: "budget", askedBy: "octocat", askedByLabel: true, at: later)
    static let feedback = Feedback(
        fingerprint: fingerprint, title: "orders failed", category: .codeFixRequired,
        correctedCategory: .transientFailure, correctedExpert: .snowflakeExpert, source: .outcome,
        actor: "auto_resolved", at: later)
    static let failurePlaced = FailurePlaced(
        failureID: failureID, subject: subject, repository: repository, issue: issue, outcome: .joined,
        reason: "the same fingerprint is open", category: .codeFixRequired, priority: .critical, expert: .dbtExpert,
        assignees: ["octocat"], labels: ["claude:classified"], deadlines: deadlines, occurrenceCount: 3,
        firstOccurrence: then, lastOccurrence: later, route: [step], fingerprint: fingerprint,
        environment: .production, job: job, nodes: [node], monitoring: monitoring, held: "only prose says so",
        confidence: 0.92, origin: .dbtCloud, run: run, errorType: .schemaMismatch)
    static let issueOutcome = IssueOutcome(
        subject: subject, repository: repository, issue: issue, pattern: .autoResolved, proof: [proof],
        reason: "3 green runs", timeToResolutionSeconds: 5415, reopenUntil: later, flaps: 1)
    static let incidentChanged = IncidentChanged(
        incidentID: incidentID, status: .growing, title: "Snowflake rejects logins", category: .infrastructureIssue,
        cause: IncidentCause(
            kind: "system", value: "snowflake", node: "model.shop.orders", why: "2 of 2 repositories share it",
            words: "Database Error … permission denied"),
        members: [
            IncidentMember(
                subject: subject, failureID: failureID, fingerprint: fingerprint, repository: repository, at: then)
        ],
        repositories: [repository],
        edges: [
            IncidentEdge(
                from: failureID.description, to: otherFailureID.description, kind: "system", weight: 0.5)
        ],
        chance: 0.000_25, trackingIssue: issue, openedAt: then, updatedAt: later, resolvedAt: later,
        mergedInto: otherFailureID, separated: [otherFailureID],
        departed: [IncidentDeparture(subject: subject, into: otherFailureID)])
    static let escalationRaised = EscalationRaised(
        escalationID: incidentID, kind: .slaResponse, subject: subject, incidentID: incidentID, repository: repository,
        priority: .critical, message: "Nobody answered acme/dbt_cloud#42 within 4 h.", targets: ["dbt-expert"],
        at: later)
    static let escalationAcknowledged = EscalationAcknowledged(
        key: "issue:acme/dbt_cloud#42", actor: "octocat", via: "slack", at: later)
}

extension Given {
    /// The same with only the required fields; what is counted is 0 and what is listed is empty.
    enum Least {
        static let monitoring = Monitoring(greenRuns: 0, quietSeconds: 0)
        static let error = ErrorDigest(family: "unknown")
        static let verdict = Verdict(
            category: .falsePositive, errorType: .unknown, priority: .low, confidence: 0, expert: .daArchitect,
            complexityScore: 0, monitoring: monitoring, summary: "", engine: .model, modelVersion: "m1")
        static let failureObserved = FailureObserved(
            failureID: failureID, repository: repository, origin: .api, title: "orders failed", body: "",
            environment: .unknown, error: error, fingerprint: fingerprint, occurredAt: then, observedAt: then)
        static let runFinished = RunFinished(
            repository: repository, origin: .api, environment: .unknown, status: .failed, finishedAt: then)
        static let issueChanged = IssueChanged(
            repository: repository, number: 42, action: .opened, actor: Actor(login: "octocat", isBot: false), at: then)
        static let changeLanded = ChangeLanded(
            repository: repository, kind: "push", actor: Actor(login: "octocat", isBot: false), at: then)
        static let failureClassified = FailureClassified(
            failureID: failureID, subject: Subject(repository, fingerprint: fingerprint), repository: repository,
            fingerprint: fingerprint, environment: .unknown, verdict: verdict, title: "orders failed", origin: .api,
            error: error, occurredAt: then, observedAt: then)
        static let similar = SimilarCase(
            fingerprint: fingerprint, repository: repository, title: "orders failed", category: .codeFixRequired,
            lastSeen: then, similarity: 0)
        static let history = FailureHistory(fingerprint: fingerprint, hits: 0, firstSeen: then, lastSeen: then)
        static let verdictCorrected = VerdictCorrected(
            subject: subject, repository: repository, fingerprint: fingerprint, category: .codeFixRequired,
            expert: .dbtExpert, engine: .model, confidence: 0, source: .person, actor: "octocat", at: then)
        static let feedback = Feedback(
            fingerprint: fingerprint, title: "orders failed", category: .codeFixRequired, source: .person,
            actor: "octocat", at: then)
        static let failureInvestigated = FailureInvestigated(
            subject: subject, repository: repository, fingerprint: fingerprint, askedBy: "octocat", at: then)
        static let failurePlaced = FailurePlaced(
            failureID: failureID, subject: Subject(repository, fingerprint: fingerprint), repository: repository,
            outcome: .suppressed, reason: "a rule says so", category: .falsePositive, priority: .low,
            expert: .daArchitect, deadlines: Deadlines(), occurrenceCount: 0, firstOccurrence: then,
            lastOccurrence: then, fingerprint: fingerprint, environment: .unknown, monitoring: monitoring)
        static let issueOutcome = IssueOutcome(subject: subject, repository: repository, reason: "held", flaps: 0)
        static let incidentChanged = IncidentChanged(
            incidentID: incidentID, status: .open, title: "One cause", category: .infrastructureIssue,
            cause: IncidentCause(kind: "system", value: "snowflake"), chance: 0, openedAt: then, updatedAt: then)
        static let escalationRaised = EscalationRaised(
            escalationID: incidentID, kind: .manual, repository: repository, priority: .low, message: "Look.", at: then)
        static let plannedEffect = PlannedEffect(
            kind: .openIssue, repository: repository, subject: subject, urgency: 0, request: EffectRequest())
        static let effect = Effect(
            effectID: "e1", service: "assigner", kind: .comment, repository: repository, subject: subject, cause: "c",
            urgency: 0, mode: .observe, request: EffectRequest(), state: .planned, attempts: 0, plannedAt: then)
        static let life = IssueLife(
            subject: subject, repository: repository, phase: .placed, category: .codeFixRequired, priority: .low,
            expert: .daArchitect, fingerprint: fingerprint, environment: .unknown, monitoring: monitoring,
            deadlines: Deadlines(), occurrenceCount: 0, firstOccurrence: then, lastOccurrence: then)
    }
}
