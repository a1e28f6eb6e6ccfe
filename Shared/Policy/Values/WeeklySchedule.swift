package import Contracts

/// A moment of every week in a time zone told elsewhere: `Mon 08:00`.
package struct WeeklySchedule: Hashable, Sendable, CustomStringConvertible {
    /// The day.
    package let weekday: Weekday
    /// The time of that day.
    package let time: DayTime

    /// `Mon 08:00`.
    package var description: String { "\(weekday) \(time)" }

    /// The first such moment after `moment`.
    package func next(after moment: Timestamp, in zone: ZoneName) -> Timestamp {
        zone.next(after: moment, at: time, within: 8) { $0.weekday == weekday.rawValue }
    }
}

extension Format<WeeklySchedule> {
    static var weeklySchedule: Format {
        .form(
            "day of the week and time", pattern: "^[A-Za-z]+ +[0-2][0-9]:[0-5][0-9]$",
            parse: { text throws(MalformedText) in
                let parts = text.split(separator: " ")
                guard parts.count == 2 else {
                    throw MalformedText("no weekly schedule", remedy: "write a day and a time, like Mon 08:00")
                }
                return WeeklySchedule(weekday: try Weekday.read(parts[0]), time: try DayTime.read(parts[1]))
            },
            write: { $0.description })
    }
}
