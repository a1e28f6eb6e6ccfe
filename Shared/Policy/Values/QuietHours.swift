package import Contracts

/// The part of every day in which nobody is disturbed for less than critical: `22:00-07:00`.
package struct QuietHours: Hashable, Sendable, CustomStringConvertible {
    /// When quiet starts.
    package let start: DayTime
    /// When it ends; earlier than `start` when it ends on the next day.
    package let end: DayTime

    /// Quiet from `start` to `end`.
    package init(start: DayTime, end: DayTime) {
        self.start = start
        self.end = end
    }

    /// Whether `moment`, seen in `zone`, is quiet.
    package func contains(_ moment: Timestamp, in zone: ZoneName) -> Bool {
        let now = zone.local(moment).minuteOfDay
        return start < end
            ? start.minutes <= now && now < end.minutes : now >= start.minutes || now < end.minutes
    }

    /// `22:00-07:00`.
    package var description: String { "\(start)-\(end)" }
}

extension Format<QuietHours> {
    static var quietHours: Format {
        .form(
            "span of time", pattern: "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$",
            parse: { text throws(MalformedText) in
                let span = try DayTime.readSpan(text[...])
                return QuietHours(start: span.start, end: span.end)
            },
            write: { $0.description })
    }
}
