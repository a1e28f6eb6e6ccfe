package import Contracts

/// Everything that is known of one issue's failure when somebody asks what is behind it. All text in it came from outside.
package struct InvestigationFacts: Codable, Hashable, Sendable {
    /// The issue, or the failure while it has none.
    package var subject: Subject
    /// What was reported, the newest first, at most ``mostFailures``.
    package var failures: [FailureFact]
    /// Times that it was reported, those that are not listed included.
    package var reports: Int
    /// The verdict that counted last.
    package var verdict: Verdict
    /// What was known of the fingerprint.
    package var history: FailureHistory?
    /// Past failures that resemble it.
    package var similar: [SimilarCase]
    /// Runs before the first failure in which the same nodes stood, the newest first.
    package var before: [RunFact]
    /// Runs after the last failure, the oldest first.
    package var after: [RunFact]
    /// Runs between the first and the last failure in which it passed.
    package var between: Int
    /// What people did to the issue, the oldest first.
    package var people: [PersonFact]
    /// Changes to the failing paths, the newest first; `nil` when they could not be looked at.
    package var changes: [ChangeFact]?
    /// Open incidents that it belongs to.
    package var incidents: [IncidentFact]
    /// Failures of other fingerprints in the repository within ``neighbourhood`` of it.
    package var neighbours: Int
    /// What Claude thinks.
    package var opinion: CauseOpinion?

    /// Most failures, runs to a side, people's acts and changes that are kept.
    package static let mostFailures = 20
    /// How near another failure is to count as a neighbour.
    package static let neighbourhood = Duration.seconds(1800)

    /// Made of what is always there.
    package init(subject: Subject, failures: [FailureFact], reports: Int, verdict: Verdict) {
        self.subject = subject
        self.failures = failures
        self.reports = reports
        self.verdict = verdict
        similar = []
        before = []
        after = []
        between = 0
        people = []
        incidents = []
        neighbours = 0
    }

    /// The newest report.
    package var newest: FailureFact? { failures.first }

    /// When it failed first and last, as far as it is listed.
    package var span: (first: Timestamp, last: Timestamp)? {
        let times = failures.map(\.at)
        guard let first = times.min(), let last = times.max() else { return nil }
        return (first, last)
    }

    /// The paths of what failed, each once, at most five: what changes are looked for in.
    package var paths: [String] {
        var seen: Set<String> = []
        let found = failures.flatMap(\.nodes).compactMap(\.path).filter { !$0.isEmpty && seen.insert($0).inserted }
        if found.isEmpty, verdict.errorType == .workflowMisconfigured { return [".github/workflows"] }
        return Array(found.prefix(5))
    }

    /// From when changes are looked for: a week before the first failure.
    package var changesSince: Timestamp? { span.map { $0.first - .seconds(7 * 86_400) } }

    /// Whether a quote occurs byte for byte in what was reported.
    package func contains(_ quote: String) -> Bool {
        let needle = Array(quote.utf8)
        return !needle.isEmpty && texts.contains { Array($0.utf8).firstRange(of: needle) != nil }
    }

    /// What was reported, line by line: titles, error lines, messages.
    package var texts: [String] {
        failures.flatMap { [$0.title] + $0.lines + $0.nodes.compactMap(\.message) }
    }

    private enum CodingKeys: String, CodingKey {
        case subject, failures, reports, verdict, history, similar, before, after, between, people, changes, incidents
        case neighbours, opinion
    }
}
