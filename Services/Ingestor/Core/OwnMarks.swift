/// What Switchyard itself writes, and outside words made short.
enum OwnMarks {
    /// Whether a text holds one of our hidden markers.
    static func hasMark(_ text: String) -> Bool {
        text.contains("<!-- SWITCHYARD_METADATA") || text.contains("<!-- switchyard:")
    }

    /// One line of at most so many characters.
    static func oneLine(_ text: String, _ limit: Int) -> String {
        String(text.map { $0.isNewline ? " " : $0 }.prefix(limit))
    }

    /// A word of letters, digits, `_` and `-`, at most 50.
    static func word(_ text: String) -> String {
        String(text.filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }.prefix(50))
    }
}
