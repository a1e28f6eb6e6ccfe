/// What Switchyard itself writes, and outside words made short.
enum OwnMarks {
    /// Whether a text holds one of our hidden markers.
    static func hasMark(_ text: String) -> Bool {
        holds(text, "<!-- SWITCHYARD_METADATA") || holds(text, "<!-- switchyard:")
    }

    /// Whether a body says of itself that it is a drill; such a failure takes the whole way like any other.
    static func isDrill(_ text: String) -> Bool { holds(text, "<!-- switchyard-drill ") }

    /// Looks for a mark byte by byte: every delivery comes by here.
    private static func holds(_ text: String, _ mark: StaticString) -> Bool {
        let length = mark.utf8CodeUnitCount
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= length else { return false }
            for start in 0...bytes.count - length where bytes[start] == mark.utf8Start[0] {
                if (1..<length).allSatisfy({ bytes[start + $0] == mark.utf8Start[$0] }) { return true }
            }
            return false
        }
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
