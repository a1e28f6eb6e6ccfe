import FailureText

/// Short texts from outside: names, owners, addresses.
enum OutsideLine {
    /// One line, clean and redacted, of at most so many characters.
    static func make(_ text: String, _ limit: Int) -> String {
        let bounded = text.utf8.count > limit * 8 ? String(text.prefix(limit)) : text
        return OwnMarks.oneLine(Redaction.redact(Sanitizing.clean(bounded)), limit)
    }

    /// An address of the web without blanks; `nil` for anything else.
    static func address(_ text: String) -> String? {
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.utf8.count < 500,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "\"") })
        else { return nil }
        return text
    }
}
