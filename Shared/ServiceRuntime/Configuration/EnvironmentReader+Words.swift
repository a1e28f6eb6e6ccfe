extension EnvironmentReader {
    /// One of the words of `Word`.
    package mutating func word<Word>(_ name: String, default fallback: Word) -> Word
    where Word: RawRepresentable<String> & CaseIterable {
        guard let text = optionalString(name) else { return fallback }
        guard let word = Word(rawValue: text.lowercased()) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            report(name, "is none of \(words)", remedy: "set for example \(name)=\(fallback.rawValue)")
            return fallback
        }
        return word
    }

    /// An address `scheme://…` with one of `schemes`; a trailing slash is taken off. Its text, which may hold a
    /// password, is not repeated in problems.
    package mutating func address(_ name: String, default fallback: String, schemes: [String]) -> String {
        optionalAddress(name, schemes: schemes) ?? fallback
    }

    /// As ``address(_:default:schemes:)``, `nil` when it is not set or wrong.
    package mutating func optionalAddress(_ name: String, schemes: [String]) -> String? {
        guard var text = optionalString(name) else { return nil }
        let scheme = schemes.first { text.hasPrefix("\($0)://") }
        guard let scheme, text.utf8.count > scheme.utf8.count + 3 else {
            let forms = schemes.map { "\($0)://" }.joined(separator: ", ")
            report(name, "is no address that starts with \(forms)", remedy: "write the whole address")
            return nil
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            report(name, "holds blanks or characters that an address can't", remedy: "percent-encode them")
            return nil
        }
        if text.hasSuffix("/"), text.utf8.count > scheme.utf8.count + 4 { text.removeLast() }
        return text
    }
}
