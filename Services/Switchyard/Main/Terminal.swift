import Foundation

/// What people see: lines on standard output, colours where a terminal shows them.
enum Terminal {
    /// Whether standard output shows colours.
    static let isColoured = isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

    static func print(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    static func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    static func paint(_ text: String, _ colour: Int) -> String {
        isColoured ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
    }

    static var ok: String { paint("ok", 32) }
    static var bad: String { paint("!!", 31) }
}
