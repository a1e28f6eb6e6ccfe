/// So many in so long: `20/10m`.
package struct RateLimit: Hashable, Sendable, CustomStringConvertible {
    /// At least 1.
    package let count: Int
    /// At least one second.
    package let window: Duration

    /// `count` in `window`.
    package init(count: Int, window: Duration) {
        self.count = count
        self.window = window
    }

    /// Reads `<count>/<duration>`; `nil` when the text is anything else or one of both is zero.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...7).contains(parts[0].utf8.count),
            let count = PlainNumber.integer(String(parts[0])), count > 0,
            let window = DurationText.parse(String(parts[1])), window > .zero
        else { return nil }
        self.init(count: count, window: window)
    }

    /// `20/10m`.
    package var description: String { "\(count)/\(DurationText.format(window))" }
}

extension Format<RateLimit> {
    static var rateLimit: Format {
        .form(
            "count per duration", pattern: "^[0-9]{1,7}/[0-9]{1,9}[smhdw]$",
            parse: { text throws(MalformedText) in
                guard let limit = RateLimit(text) else {
                    throw MalformedText("no limit", remedy: "write a count and a duration, like 20/10m")
                }
                return limit
            },
            write: { $0.description })
    }
}
