import Contracts
import Logging

/// One event, ready to be written.
struct LogLine {
    let time: Timestamp
    let level: Logger.Level
    let message: String
    let label: String
    let origin: LogOrigin
    let fields: Logger.Metadata

    private static let ownKeys: Set<String> = ["time", "level", "message", "logger", "service", "instance"]

    /// A JSON object with sorted metadata behind the line's own keys, and a newline. Metadata that is named like one
    /// of those gets an underscore behind its name.
    func json() -> [UInt8] {
        var line = JSONLineWriter()
        line.open()
        line.member("time", time.rfc3339)
        line.member("level", level.rawValue)
        line.member("message", message)
        line.member("logger", label)
        line.member("service", origin.service)
        line.member("instance", origin.instance)
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            line.member(Self.ownKeys.contains(key) ? "\(key)_" : key, value)
        }
        line.close()
        return line.bytes + [UInt8(ascii: "\n")]
    }

    /// `time LEVEL service message key=value …` and a newline; control characters are escaped.
    func text(coloured: Bool) -> [UInt8] {
        var line = TextLineWriter()
        line.append("\(time.rfc3339.dropFirst(11)) ")
        if coloured { line.append(escape: Self.colour(of: level)) }
        let name = level.rawValue.uppercased()
        line.append(name + String(repeating: " ", count: max(0, 9 - name.utf8.count)))
        if coloured { line.append(escape: "\u{1B}[0m") }
        line.append("\(origin.service) ")
        line.append(message)
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            if coloured { line.append(escape: "\u{1B}[2m") }
            line.append(" \(key)=")
            if coloured { line.append(escape: "\u{1B}[0m") }
            line.append("\(value)")
        }
        return line.bytes + [UInt8(ascii: "\n")]
    }

    private static func colour(of level: Logger.Level) -> String {
        switch level {
        case .trace, .debug: "\u{1B}[90m"
        case .info: "\u{1B}[32m"
        case .notice: "\u{1B}[36m"
        case .warning: "\u{1B}[33m"
        case .error, .critical: "\u{1B}[31m"
        }
    }
}
