package import Contracts

/// When somebody is at work, in a time zone told elsewhere: `Mon-Fri 08:00-18:00`.
package struct WorkingHours: Hashable, Sendable, CustomStringConvertible {
    /// At least one day.
    package let days: Set<Weekday>
    /// When work starts on each of the days.
    package let start: DayTime
    /// When it ends; earlier than `start` when it ends on the next day.
    package let end: DayTime

    /// Work on `days` from `start` to `end`.
    package init(days: Set<Weekday>, start: DayTime, end: DayTime) {
        self.days = days
        self.start = start
        self.end = end
    }

    /// Whether somebody with these hours in `zone` is at work at `moment`.
    package func contains(_ moment: Timestamp, in zone: ZoneName) -> Bool {
        let local = zone.local(moment)
        let now = local.minuteOfDay
        if start < end { return days.contains(local.weekday) && start.minutes <= now && now < end.minutes }
        let yesterday = Weekday(rawValue: (local.weekday.rawValue + 6) % 7) ?? .sunday
        return days.contains(local.weekday) && now >= start.minutes || days.contains(yesterday) && now < end.minutes
    }

    /// The form in which the policy writes it, a run of days as `Mon-Fri`.
    package var description: String {
        let sorted = days.sorted()
        let isRun = sorted.count > 2 && sorted.indices.allSatisfy { sorted[$0].rawValue == sorted[0].rawValue + $0 }
        let text = isRun ? "\(sorted[0])-\(sorted[sorted.count - 1])" : sorted.map(\.description).joined(separator: ",")
        return "\(text) \(start)-\(end)"
    }

    /// Reads days (`Mon-Fri`, `Mon,Wed`, `Sat-Sun,Wed`) and a span of time.
    static func read(_ text: String) throws(MalformedText) -> WorkingHours {
        let parts = text.split(separator: " ")
        guard parts.count == 2 else {
            throw MalformedText("no working hours", remedy: "write days and a span of time, like Mon-Fri 08:00-18:00")
        }
        var days: Set<Weekday> = []
        for part in parts[0].split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
            let first = try Weekday.read(ends.first ?? "")
            let last = ends.count == 2 ? try Weekday.read(ends[1]) : first
            guard ends.count <= 2 else {
                throw MalformedText("no working hours", remedy: "write a run of days as Mon-Fri")
            }
            let length = (last.rawValue - first.rawValue + 7) % 7
            days.formUnion((0...length).compactMap { Weekday(rawValue: (first.rawValue + $0) % 7) })
        }
        let span = try DayTime.readSpan(parts[1])
        return WorkingHours(days: days, start: span.start, end: span.end)
    }
}

extension Format<WorkingHours> {
    static var workingHours: Format {
        .form(
            "working hours", pattern: "^[A-Za-z,-]+ +[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$",
            parse: { text throws(MalformedText) in try WorkingHours.read(text) }, write: { $0.description })
    }
}
