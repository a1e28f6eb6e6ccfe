package import Contracts

/// The `/switchyard` commands that the resolver obeys.
package enum LifeCommand: Hashable, Sendable {
    /// Keep it from being closed, until the time has passed or for good.
    case hold(Duration?)
    /// Keep it from being closed until a date.
    case holdUntil(Timestamp)
    /// Close it.
    case close
    /// Reopen it.
    case reopen
    /// Start the newest failed run again.
    case retry

    /// Reads a command without its prefix, e.g. `hold 2d`; `nil` when it is none of these.
    package init?(_ text: String) {
        let words = text.split(separator: " ")
        switch words.first {
        case "close": self = .close
        case "reopen": self = .reopen
        case "retry": self = .retry
        case "hold":
            guard words.count > 1 else {
                self = .hold(nil)
                return
            }
            // "hold until 2026-12-24", "hold 2026-12-24", "hold 2d"
            let word = words[1] == "until" && words.count > 2 ? words[2] : words[1]
            if let moment = Timestamp(rfc3339: String(word)) ?? Timestamp(rfc3339: "\(word)T00:00:00Z") {
                self = .holdUntil(moment)
            } else if let duration = LifeCommand.duration(word) {
                self = .hold(duration)
            } else {
                return nil
            }
        default: return nil
        }
    }

    private static func duration(_ text: Substring) -> Duration? {
        guard let unit = text.last, let count = Int(text.dropLast()), (1...365).contains(count) else { return nil }
        switch unit {
        case "h": return .seconds(count * 3600)
        case "d": return .seconds(count * 86_400)
        case "w": return .seconds(count * 7 * 86_400)
        default: return nil
        }
    }
}
