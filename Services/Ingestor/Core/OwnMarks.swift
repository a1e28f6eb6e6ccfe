/// What Switchyard itself writes, and outside words made short.
enum OwnMarks {
    /// Whether a text holds one of our hidden markers.
    static func hasMark(_ text: String) -> Bool {
        text.contains("<!-- SWITCHYARD_METADATA") || text.contains("<!-- switchyard:")
    }

    /// Whether a body says of itself that it is a drill; such a failure takes the whole way like any other.
    static func isDrill(_ text: String) -> Bool { text.contains("<!-- switchyard-drill ") }

    /// One line of at most so many characters.
    static func oneLine(_ text: String, _ limit: Int) -> String {
        String(text.map { $0.isNewline ? " " : $0 }.prefix(limit))
    }

    /// A word of letters, digits, `_` and `-`, at most 50.
    static func word(_ text: String) -> String {
        String(text.filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }.prefix(50))
    }
}
