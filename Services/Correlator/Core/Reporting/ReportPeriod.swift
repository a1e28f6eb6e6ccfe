package import Contracts
package import Policy

/// The time that a report is about.
package enum ReportPeriod: Hashable, Sendable {
    /// So much until now.
    case last(Duration)
    /// From a moment until another, or now.
    case between(Timestamp, Timestamp?)
    /// The week that ended with the last moment for the weekly report.
    case week
    /// The month that ended with the last moment for the monthly report.
    case month

    /// Its beginning, and its end, which is not part of it.
    package func bounds(_ policy: ReportPolicy, now: Timestamp) -> (since: Timestamp, until: Timestamp) {
        switch self {
        case .last(let span): (now - span, now)
        case .between(let since, let until): (since, until ?? now)
        case .week: ReportPeriod.whole(now) { policy.weekly.next(after: $0, in: policy.timeZone) }
        case .month: ReportPeriod.whole(now) { policy.monthly.next(after: $0, in: policy.timeZone) }
        }
    }

    /// The last two moments of a schedule that are not after `now`.
    private static func whole(_ now: Timestamp, _ next: (Timestamp) -> Timestamp) -> (Timestamp, Timestamp) {
        var earlier = next(now - .seconds(70 * 86_400))
        var later = next(earlier)
        while true {
            let after = next(later)
            guard after <= now, after > later else { return (earlier, later) }
            (earlier, later) = (later, after)
        }
    }
}
