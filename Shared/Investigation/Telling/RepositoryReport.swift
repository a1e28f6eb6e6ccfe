package import Contracts

/// What is behind a repository's open issues, and which causes they share.
package struct RepositoryReport: Codable, Hashable, Sendable {
    /// The repository.
    package var repository: RepositoryName
    /// Each open issue, the one that failed last first.
    package var issues: [InvestigationReport]
    /// Causes by how much of all open issues they would explain, the most first.
    package var causes: [SharedCause]

    /// A cause and the issues that it would explain.
    package struct SharedCause: Codable, Hashable, Sendable {
        /// Which.
        package var cause: FailureCause
        /// Its mean share over all open issues, 0…1.
        package var share: Double
        /// The issues of which it is the likeliest cause.
        package var subjects: [Subject]
    }

    /// Most issues that are looked into.
    package static let mostIssues = 50

    /// Made of what is known of each open issue.
    package init(_ repository: RepositoryName, _ facts: [InvestigationFacts]) {
        self.repository = repository
        issues = facts.map { InvestigationReport($0) }
        var sums: [FailureCause: Double] = [:]
        var first: [FailureCause: [Subject]] = [:]
        for report in issues {
            for hypothesis in report.hypotheses { sums[hypothesis.cause, default: 0] += hypothesis.share }
            if let top = report.hypotheses.first { first[top.cause, default: []].append(report.facts.subject) }
        }
        let count = Double(max(1, issues.count))
        causes = sums.map { SharedCause(cause: $0.key, share: $0.value / count, subjects: first[$0.key] ?? []) }
            .filter { !$0.subjects.isEmpty }
            .sorted { ($1.share, $0.cause.rawValue) < ($0.share, $1.cause.rawValue) }
    }

    /// The report for a terminal: without control characters, each line on its own.
    package var lines: [String] { rawLines.map(InvestigationReport.clean) }

    private var rawLines: [String] {
        var lines = ["\(repository): \(issues.count) open", ""]
        for shared in causes {
            let subjects = shared.subjects.prefix(8).map(\.description).joined(separator: ", ")
            lines.append(
                "\(CauseText.name(shared.cause))  \(InvestigationReport.percent(shared.share)) of all: likeliest for \(subjects)"
            )
        }
        lines.append("")
        for report in issues {
            let top = report.hypotheses.first
            let cause = top.map { "\(CauseText.name($0.cause)) \(InvestigationReport.percent($0.share))" } ?? "unknown"
            lines.append("\(report.facts.subject)  \(report.facts.newest?.title ?? "")")
            lines.append("   \(cause)\(top?.evidenceFor.first.map { "; \($0.finding.statement)" } ?? "")")
        }
        return lines
    }
}
