/// Durations as the policy writes them: a whole number and a unit, `200ms`, `20s`, `5m`, `6h`, `2d`, `1w`.
package enum DurationText {
    private static let units: [(letter: Character, seconds: Int)] = [
        ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1), ("w", 604_800),
    ]
    /// Ten years: what is longer is a slip, and sums of such durations cannot overflow.
    static let limit = Duration.seconds(3650 * 86_400)

    /// Reads a duration from `0s` to ten years; `nil` when the text is anything else.
    package static func parse(_ text: String) -> Duration? {
        if text.hasSuffix("ms") {
            let digits = text.dropLast(2)
            guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return Int(digits).map { .milliseconds($0) }
        }
        guard let letter = text.last, let unit = units.first(where: { $0.letter == letter }) else { return nil }
        let digits = text.dropLast()
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int(digits)
        else { return nil }
        let duration = Duration.seconds(count * unit.seconds)
        return duration <= limit ? duration : nil
    }

    /// The duration with the largest unit that divides it, never weeks; fractions of a millisecond are dropped.
    package static func format(_ duration: Duration) -> String {
        let milliseconds = Int(duration.components.attoseconds / 1_000_000_000_000_000)
        if milliseconds != 0 { return "\(Int(duration.components.seconds) * 1000 + milliseconds)ms" }
        let seconds = Int(duration.components.seconds)
        guard seconds != 0, let unit = units.first(where: { seconds % $0.seconds == 0 }) else { return "0s" }
        return "\(seconds / unit.seconds)\(unit.letter)"
    }
}

extension Format<Duration> {
    /// A duration of at least `minimum`.
    static func duration(atLeast minimum: Duration = .seconds(1)) -> Format {
        .form(
            "duration", pattern: "^[0-9]{1,9}(ms|[smhdw])$",
            parse: { text throws(MalformedText) in
                guard let duration = DurationText.parse(text) else {
                    throw MalformedText(
                        "no duration",
                        remedy:
                            "write a whole number and a unit of ms, s, m, h, d or w, up to ten years, like 90s or 6h")
                }
                guard duration >= minimum else {
                    let remedy = "write at least \(DurationText.format(minimum))"
                    throw MalformedText("too short", remedy: remedy, code: .outOfRange)
                }
                return duration
            },
            write: { DurationText.format($0) })
    }

    /// A duration written as a number of hours.
    static var hours: Format {
        let number = Format<Double>.number(0.25...8760)
        return Format(
            name: "number of hours", schema: number.schema,
            read: { node, path, log in
                if case .scalar(let text, isPlain: _) = node.content, DurationText.parse(text) != nil {
                    let remedy = "write the number alone, like 4"
                    log.add(.wrongType, at: node.position, path: path, "the unit is always hours", suggestion: remedy)
                    return nil
                }
                return number.read(node, path, &log).map { .seconds(Int($0 * 3600)) }
            },
            write: { .number(Double($0.components.seconds) / 3600) })
    }
}
