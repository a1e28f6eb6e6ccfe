extension Duration {
    /// Reads a whole number with a unit: `500ms`, `20s`, `5m`, `6h`, `2d`, `1w`; `nil` for anything else or when it
    /// is longer than a thousand years.
    package init?(spelled text: some StringProtocol) {
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard !digits.isEmpty, let count = Int64(digits) else { return nil }
        let unit: Int64
        switch text.dropFirst(digits.count) {
        case "ms": unit = 1
        case "s": unit = 1000
        case "m": unit = 60_000
        case "h": unit = 3_600_000
        case "d": unit = 86_400_000
        case "w": unit = 604_800_000
        default: return nil
        }
        let (milliseconds, overflow) = count.multipliedReportingOverflow(by: unit)
        guard !overflow, milliseconds <= 366 * 86_400_000 * 1000 else { return nil }
        self = .milliseconds(milliseconds)
    }

    /// The length with the largest unit that leaves a whole number, e.g. `90s`, `6h`; cut to a millisecond.
    package var spelled: String {
        let (seconds, attoseconds) = components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        if milliseconds != 0 { return "\(seconds * 1000 + milliseconds)ms" }
        for (unit, length) in [("d", 86_400), ("h", 3600), ("m", 60)] as [(String, Int64)]
        where seconds != 0 && seconds % length == 0 {
            return "\(seconds / length)\(unit)"
        }
        return "\(seconds)s"
    }
}
