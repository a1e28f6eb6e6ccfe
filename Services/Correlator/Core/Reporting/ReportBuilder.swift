package import Contracts

/// Figures over a time, counted from the streams' own entries.
package struct ReportBuilder: Sendable {
    private let since: Timestamp
    private let until: Timestamp
    private var categories: [String: Int] = [:]
    private var repositories: [String: Int] = [:]
    private var placements: [String: Int] = [:]
    private var escalations: [String: Int] = [:]
    private var observed: [ULID: Timestamp] = [:]
    private var classification: [Double] = []
    private var placement: [Double] = []
    private var resolved = 0
    private var autoResolved = 0
    private var reopened = 0
    private var incidents: Set<ULID> = []
    private var accuracy = VerdictAccuracy()

    /// Counts entries from `since` to before `until`.
    package init(since: Timestamp, until: Timestamp) {
        self.since = since
        self.until = until
    }

    /// Counts an entry; entries of other times and types do nothing, an entry that can't be decoded neither.
    package mutating func add(_ envelope: Envelope) {
        guard envelope.time >= since, envelope.time < until else { return }
        switch envelope.type {
        case .failureClassified:
            guard let entry = try? envelope.decode(FailureClassified.self) else { return }
            categories[entry.verdict.category.rawValue, default: 0] += 1
            repositories[entry.repository.description, default: 0] += 1
            observed[entry.failureID] = entry.observedAt
            accuracy.add(entry, at: envelope.time)
            classification.append(seconds(envelope.time.since(entry.observedAt)))
        case .verdictCorrected:
            if let entry = try? envelope.decode(VerdictCorrected.self) { accuracy.add(entry, at: envelope.time) }
        case .failurePlaced:
            guard let entry = try? envelope.decode(FailurePlaced.self) else { return }
            placements[entry.outcome.rawValue, default: 0] += 1
            if let start = observed[entry.failureID] { placement.append(seconds(envelope.time.since(start))) }
        case .issueResolved:
            guard let entry = try? envelope.decode(IssueOutcome.self) else { return }
            resolved += 1
            if entry.pattern?.isProven == true { autoResolved += 1 }
        case .issueReopened: reopened += 1
        case .incidentChanged:
            if let entry = try? envelope.decode(IncidentChanged.self) { incidents.insert(entry.incidentID) }
        case .escalationRaised:
            if let entry = try? envelope.decode(EscalationRaised.self) {
                escalations[entry.kind.rawValue, default: 0] += 1
            }
        default: break
        }
    }

    /// The figures so far.
    package var report: GetReportResponse {
        GetReportResponse(
            since: since, until: until, failures: categories.values.reduce(0, +), byCategory: sorted(categories),
            byRepository: sorted(repositories), placements: sorted(placements), resolved: resolved,
            autoResolved: autoResolved, reopened: reopened, incidents: incidents.count,
            escalations: sorted(escalations),
            medianSecondsToClassification: median(classification), medianSecondsToPlacement: median(placement),
            accuracy: accuracy.groups, calibration: accuracy.calibration)
    }

    private func sorted(_ counts: [String: Int]) -> [CountByName] {
        counts.map { CountByName(name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }

    private func seconds(_ duration: Duration) -> Double { max(0, Double(duration.milliseconds) / 1000) }

    private func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
