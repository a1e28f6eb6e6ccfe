package import Contracts

/// When reports are made.
package struct ReportPolicy: Hashable, Sendable {
    /// The weekly report.
    package internal(set) var weekly = WeeklySchedule(weekday: .monday, time: .hour(8))
    /// The monthly report.
    package internal(set) var monthly = MonthlySchedule(day: 1, time: .hour(8))
    /// The time zone of both, and of the quiet hours.
    package internal(set) var timeZone = ZoneName.utc
    /// Whether an issue is opened for what is likely to fail; `nil` for never.
    package internal(set) var proactive: ProactivePolicy?

    /// The next moment at which what is likely to fail is looked at: every day at the time of the weekly report.
    package func nextLook(after moment: Timestamp) -> Timestamp {
        timeZone.next(after: moment, at: weekly.time, within: 2) { _ in true }
    }

    static let section = Section(
        name: "reports", initial: ReportPolicy(),
        fields: [
            Field("weekly", \.weekly, .weeklySchedule, "When the weekly report is made."),
            Field("monthly", \.monthly, .monthlySchedule, "When the monthly report is made: a day from 1 to 28."),
            Field(
                "time_zone", \.timeZone, .timeZone,
                "The IANA time zone of the reports and of `notifications.quiet_hours`."),
            Field(
                "proactive", optional: \.proactive, ProactivePolicy.section.format,
                "Opens an issue for a node that is likely to fail within a day; without it, never. Looked at every day at the time of `weekly`."
            ),
        ])
}
