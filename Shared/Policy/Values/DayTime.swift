/// A time of day to the minute, `08:00`.
package struct DayTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Minutes since midnight, 0…1440; 1440 (`24:00`) only as an end.
    package let minutes: Int

    /// A time so many minutes after midnight; `nil` outside 0…1440.
    package init?(minutes: Int) {
        guard (0...1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    private init(validMinutes: Int) { minutes = validMinutes }

    /// A full hour, 0…24; taken into that range.
    static func hour(_ hour: Int) -> DayTime { DayTime(validMinutes: min(max(hour, 0), 24) * 60) }

    /// Reads `HH:MM` from `00:00` to `24:00`; `nil` when the text is anything else.
    package init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
            let hour = Int(String(decoding: digits[0...1], as: UTF8.self)),
            let minute = Int(String(decoding: digits[3...4], as: UTF8.self)),
            (0...24).contains(hour), (0...59).contains(minute), digits[0] != 0x2B, digits[3] != 0x2B
        else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    /// `08:00`.
    package var description: String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }

    /// Earlier comes first.
    package static func < (left: DayTime, right: DayTime) -> Bool { left.minutes < right.minutes }

    static func read(_ text: Substring) throws(MalformedText) -> DayTime {
        guard let time = DayTime(text) else {
            throw MalformedText(
                "not understood: \(String(text).quoted) is no time",
                remedy: "write a time from 00:00 to 24:00, like 08:00")
        }
        return time
    }

    /// Reads `HH:MM-HH:MM`, the two being different.
    static func readSpan(_ text: Substring) throws(MalformedText) -> (start: DayTime, end: DayTime) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw MalformedText("no span of time", remedy: "write two times with a hyphen, like 08:00-18:00")
        }
        let span = (start: try read(parts[0]), end: try read(parts[1]))
        guard span.start != span.end, span.start.minutes < 1440 else {
            throw MalformedText("an empty span of time", remedy: "let it end at another time than it starts")
        }
        return span
    }
}
