package import Contracts
package import Policy

/// A report that is made by the calendar.
package enum ReportKind: String, Codable, Sendable, CaseIterable {
    /// Every week.
    case weekly
    /// Every month.
    case monthly

    /// The moments at which it is made, as the policy writes them: another text is another schedule.
    package func schedule(_ policy: ReportPolicy) -> String {
        switch self {
        case .weekly: "weekly \(policy.weekly) \(policy.timeZone)"
        case .monthly: "monthly \(policy.monthly) \(policy.timeZone)"
        }
    }

    /// The first such moment after another.
    package func next(after moment: Timestamp, _ policy: ReportPolicy) -> Timestamp {
        switch self {
        case .weekly: policy.weekly.next(after: moment, in: policy.timeZone)
        case .monthly: policy.monthly.next(after: moment, in: policy.timeZone)
        }
    }

    /// The time that it is about, once it is due.
    package var period: ReportPeriod { self == .weekly ? .week : .month }

    /// The issue in the hub that carries it.
    package func effect(_ report: GetReportResponse, hub: RepositoryName) -> PlannedEffect {
        let days = [report.since, report.until].map { String($0.rfc3339.prefix(10)) }
        let subject = Subject(hub, fingerprint: Fingerprint(rawValue: "report:\(rawValue):\(days[1])"))
        return PlannedEffect(
            kind: .openIssue, repository: hub, subject: subject, urgency: 3,
            request: EffectRequest(
                title: "Switchyard \(rawValue) report, \(days[0]) to \(days[1])",
                body: ReportMarkdown.text(report), labels: ["metrics", "\(rawValue)-review"]))
    }
}
