package import Contracts

/// What the streams tell, folded into failures, issues, incidents and stories. Entries may come in any order and twice.
package struct Chronicle: Sendable {
    /// At most so many failures are kept; the oldest go first.
    package let limit: Int
    /// Failures by id.
    package internal(set) var failures: [ULID: FailureRow] = [:]
    /// Issues by subject.
    package internal(set) var issues: [Subject: IssueRow] = [:]
    /// Incidents as they were last told of.
    package internal(set) var incidents: [ULID: IncidentChanged] = [:]
    /// Escalations, oldest first.
    package internal(set) var escalations: [EscalationRaised] = []
    /// Runs that finished.
    package internal(set) var runCount = 0

    var failureSteps: [ULID: [Happening]] = [:]
    var issueSteps: [Subject: [Happening]] = [:]
    /// The newest turn of each issue, also of those that are not told of yet.
    var outcomes: [Subject: (type: EntryType, outcome: IssueOutcome, at: Timestamp)] = [:]
    private var seen: Set<ULID> = []

    /// Nothing has been told yet.
    package init(limit: Int = 5000) { self.limit = max(1, limit) }

    /// Takes an entry; one that can't be read tells nothing.
    package mutating func apply(_ envelope: Envelope) {
        guard seen.insert(envelope.id).inserted else { return }
        switch envelope.type {
        case .failureObserved: read(FailureObserved.self, envelope) { $0.observed($1, envelope) }
        case .failureClassified: read(FailureClassified.self, envelope) { $0.classified($1, envelope) }
        case .verdictCorrected: read(VerdictCorrected.self, envelope) { $0.corrected($1, envelope) }
        case .failurePlaced: read(FailurePlaced.self, envelope) { $0.placed($1, envelope) }
        case .failureInvestigated: read(FailureInvestigated.self, envelope) { $0.investigated($1, envelope) }
        case .issueChanged: read(IssueChanged.self, envelope) { $0.changed($1, envelope) }
        case .issueResolved, .issueReopened, .issueHeld:
            read(IssueOutcome.self, envelope) { $0.turned($1, envelope) }
        case .incidentChanged: read(IncidentChanged.self, envelope) { $0.joined($1, envelope) }
        case .escalationRaised: read(EscalationRaised.self, envelope) { $0.called($1, envelope) }
        case .escalationAcknowledged: read(EscalationAcknowledged.self, envelope) { $0.answered($1, envelope) }
        case .runFinished: runCount += 1
        default: break
        }
        trim()
    }

    private mutating func read<Value: Decodable>(
        _ type: Value.Type, _ envelope: Envelope, _ then: (inout Chronicle, Value) -> Void
    ) {
        guard let value = try? envelope.decode(type) else { return }
        then(&self, value)
    }

    mutating func note(_ happening: Happening, on subject: Subject) {
        issueSteps[subject, default: []].append(happening)
        if (issueSteps[subject]?.count ?? 0) > 500 { issueSteps[subject]?.removeFirst() }
    }

    /// Forgets a tenth of the oldest failures when there are too many, and what belongs to them alone.
    private mutating func trim() {
        if seen.count > limit * 40 { seen.removeAll(keepingCapacity: true) }
        if escalations.count > 1000 { escalations.removeFirst(escalations.count - 1000) }
        guard failures.count > limit else { return }
        let oldest = failures.values.sorted { ($0.observedAt, $0.id) < ($1.observedAt, $1.id) }.prefix(
            max(1, limit / 10))
        for row in oldest {
            failures[row.id] = nil
            failureSteps[row.id] = nil
        }
        let kept = Set(failures.values.map(\.subject))
        issues = issues.filter { kept.contains($0.key) || $0.value.state != .closed }
        issueSteps = issueSteps.filter { kept.contains($0.key) || issues[$0.key] != nil }
        outcomes = outcomes.filter { kept.contains($0.key) || issues[$0.key] != nil }
        let oldestKept = failures.values.map(\.observedAt).min() ?? Timestamp(milliseconds: 0)
        incidents = incidents.filter { $0.value.status != .resolved || $0.value.updatedAt >= oldestKept }
    }
}
