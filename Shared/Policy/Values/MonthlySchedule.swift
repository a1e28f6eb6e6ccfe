package import Contracts

/// A moment of every month in a time zone told elsewhere: `1 08:00`.
package struct MonthlySchedule: Hashable, Sendable, CustomStringConvertible {
    /// The day of the month, 1…28, so that every month has it.
    package let day: Int
    /// The time of that day.
    package let time: DayTime

    /// `1 08:00`.
    package var description: String { "\(day) \(time)" }

    /// The first such moment after `moment`.
    package func next(after moment: Timestamp, in zone: ZoneName) -> Timestamp {
        zone.next(after: moment, at: time, within: 32) { $0.day == day }
    }
}

extension Format<MonthlySchedule> {
    static var monthlySchedule: Format {
        .form(
            "day of the month and time", pattern: "^[0-9]{1,2} +[0-2][0-9]:[0-5][0-9]$",
            parse: { text throws(MalformedText) in
                let parts = text.split(separator: " ")
                guard parts.count == 2, let day = PlainNumber.integer(String(parts[0])), (1...28).contains(day) else {
                    let remedy = "write a day from 1 to 28 (every month has it) and a time, like 1 08:00"
                    throw MalformedText("no monthly schedule", remedy: remedy)
                }
                return MonthlySchedule(day: day, time: try DayTime.read(parts[1]))
            },
            write: { $0.description })
    }
}
