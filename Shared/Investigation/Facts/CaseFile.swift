package import Contracts

/// What the streams tell of one repository, folded so that what is known of an issue can be taken from it. Entries may come in any
/// order and twice; what has nothing to do with the repository is passed over.
package struct CaseFile: Sendable {
    /// The repository.
    package let repository: RepositoryName
    private var failures: [ULID: FailureClassified] = [:]
    private var placed: [ULID: Subject] = [:]
    private var runs: [ULID: RunFinished] = [:]
    private var activity: [ULID: IssueChanged] = [:]
    private var turns: [ULID: (type: EntryType, subject: Subject, at: Timestamp)] = [:]
    private var incidents: [ULID: IncidentChanged] = [:]
    private var asked: [Subject: FailureInvestigated] = [:]

    /// The streams that tell something.
    package static let streams: [StreamName] = [
        .classifications, .assignments, .runs, .activity, .resolutions, .incidents,
    ]

    /// A red run that ended so near a failure of unknown run is taken for that run.
    private static let sameRun = Duration.seconds(900)

    /// Nothing has been told yet.
    package init(_ repository: RepositoryName) { self.repository = repository }

    /// Takes an entry; one that can't be read tells nothing.
    package mutating func take(_ envelope: Envelope) {
        switch envelope.type {
        case .failureClassified:
            guard let entry = read(FailureClassified.self, envelope), entry.repository == repository else { return }
            failures[entry.failureID] = entry
        case .failurePlaced:
            guard let entry = read(FailurePlaced.self, envelope), entry.repository == repository else { return }
            placed[entry.failureID] = entry.subject
        case .runFinished:
            guard let entry = read(RunFinished.self, envelope), entry.repository == repository else { return }
            runs[envelope.id] = entry
        case .issueChanged:
            guard let entry = read(IssueChanged.self, envelope), entry.repository == repository else { return }
            activity[envelope.id] = entry
        case .issueResolved, .issueReopened:
            guard let entry = read(IssueOutcome.self, envelope), entry.repository == repository else { return }
            turns[envelope.id] = (envelope.type, entry.subject, envelope.time)
        case .incidentChanged:
            guard let entry = read(IncidentChanged.self, envelope), entry.repositories.contains(repository),
                (incidents[entry.incidentID]?.updatedAt).map({ $0 <= entry.updatedAt }) ?? true
            else { return }
            incidents[entry.incidentID] = entry
        case .failureInvestigated:
            guard let entry = read(FailureInvestigated.self, envelope), entry.repository == repository,
                (asked[entry.subject]?.at).map({ $0 <= entry.at }) ?? true
            else { return }
            asked[entry.subject] = entry
        default: break
        }
    }

    private func read<Value: Decodable>(_ type: Value.Type, _ envelope: Envelope) -> Value? {
        try? envelope.decode(type)
    }

    /// Where a failure belongs: as it was placed, else as it was reported.
    private func subject(of failure: FailureClassified) -> Subject { placed[failure.failureID] ?? failure.subject }

    /// The subjects whose last turn is not their end, the one that failed last first.
    package var openSubjects: [Subject] {
        var last: [Subject: Timestamp] = [:]
        for failure in failures.values {
            let subject = subject(of: failure)
            last[subject] = max(last[subject] ?? failure.occurredAt, failure.occurredAt)
        }
        let closed = Set(last.keys.filter(isClosed))
        return last.filter { !closed.contains($0.key) }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    private func isClosed(_ subject: Subject) -> Bool {
        let own = turns.values.filter { $0.subject == subject }.map { (at: $0.at, ends: $0.type == .issueResolved) }
        let people = activity.values.compactMap { change -> (at: Timestamp, ends: Bool)? in
            guard Subject(change.repository, number: change.number) == subject,
                [.closed, .deleted, .transferred, .reopened].contains(change.action)
            else { return nil }
            return (change.at, change.action != .reopened)
        }
        return (own + people).max { $0.at < $1.at }?.ends ?? false
    }

    /// What is known of a subject; `nil` when it never failed as far as the entries tell.
    package func facts(of subject: Subject) -> InvestigationFacts? {
        let own = failures.values.filter { self.subject(of: $0) == subject || $0.subject == subject }
            .sorted { ($1.occurredAt, $0.failureID) < ($0.occurredAt, $1.failureID) }
        guard let newest = own.first, let oldest = own.last else { return nil }
        var facts = InvestigationFacts(
            subject: subject, failures: own.prefix(InvestigationFacts.mostFailures).map(FailureFact.init),
            reports: own.count, verdict: newest.verdict)
        let told = asked[subject]
        facts.history = told?.history ?? newest.history
        facts.similar = Array((told?.similar.isEmpty == false ? told?.similar : newest.similar)?.prefix(5) ?? [])
        facts.opinion = told?.opinion
        let nodes = Set(own.flatMap(\.nodes).map(\.uniqueID))
        // A report that names no environment is taken for production, as where proof is looked for.
        let environment = newest.environment == .unknown ? .production : newest.environment
        let known = runs.values.filter { $0.environment == environment && sameJob($0, newest) && !isTheirs($0, own) }
            .compactMap { RunFact($0, nodes: nodes) }.sorted { $0.at < $1.at }
        facts.before = Array(known.filter { $0.at < oldest.occurredAt }.suffix(10).reversed())
        facts.after = Array(known.filter { $0.at > newest.occurredAt }.prefix(10))
        facts.between =
            known.filter {
                $0.outcome == .passed && $0.at > oldest.occurredAt && $0.at < newest.occurredAt
            }.count
        facts.people = Array(
            activity.values.filter { Subject($0.repository, number: $0.number) == subject }
                .sorted { $0.at < $1.at }.compactMap(PersonFact.init).suffix(InvestigationFacts.mostFailures))
        facts.incidents = incidents.values
            .filter { $0.status != .resolved && $0.members.contains { $0.subject == subject } }
            .sorted { $0.incidentID < $1.incidentID }.map(IncidentFact.init)
        facts.neighbours = neighbours(of: own, newest)
        return facts
    }

    /// Whether it is the very run that one of the failures came from: by its id, else a red one that ended right about then.
    private func isTheirs(_ run: RunFinished, _ own: [FailureClassified]) -> Bool {
        own.contains { failure in
            if let id = failure.run?.id, let other = run.run?.id { return id == other }
            let distance = run.finishedAt.milliseconds - failure.occurredAt.milliseconds
            return run.status != .success && abs(distance) <= CaseFile.sameRun.milliseconds
        }
    }

    /// Without nodes only runs of the same job are alike.
    private func sameJob(_ run: RunFinished, _ failure: FailureClassified) -> Bool {
        !failure.nodes.isEmpty || (failure.job != nil && run.job == failure.job)
    }

    private func neighbours(of own: [FailureClassified], _ newest: FailureClassified) -> Int {
        let near = InvestigationFacts.neighbourhood
        let others = failures.values.filter { other in
            other.fingerprint != newest.fingerprint && other.occurredAt >= newest.occurredAt - near
                && other.occurredAt <= newest.occurredAt + near
        }
        return Set(others.map(\.fingerprint)).count
    }
}
