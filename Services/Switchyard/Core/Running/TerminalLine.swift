import FailureText

/// Outside text for a terminal.
enum TerminalLine {
    /// The text on one line: without control characters, with blanks for line feeds and tabs.
    static func clean(_ text: String) -> String {
        String(Sanitizing.clean(text).map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}
