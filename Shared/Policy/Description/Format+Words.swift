import Contracts

extension Format where Value: Equatable {
    /// One word of a list; a misspelt one is answered with the nearest.
    static func words(
        _ name: String, _ words: [String], make: @escaping @Sendable (String) -> Value?,
        write: @escaping @Sendable (Value) -> String
    ) -> Format {
        Format(
            name: name, form: words.count <= 5 ? words.map { "`\($0)`" }.joined(separator: ", ") : name,
            schema: .members(["enum": .list(words.map { .text($0) })]),
            read: { node, path, log in
                // A boolean or nothing can be a word too (`none`, `on`): the list decides, not YAML's types.
                guard case .scalar(let text, _) = node.content, !node.isNull else {
                    node.wrongType(expecting: name, path: path, log: &log, remedy: words.asChoice)
                    return nil
                }
                if words.contains(text), let value = make(text) { return value }
                guard !log.isFull else { return nil }
                let nearest = Spelling.nearest(to: text, among: words).map { "did you mean '\($0)'?" }
                log.add(
                    .unknownWord, at: node.position, path: path, "\(text.quoted) is no \(name)",
                    suggestion: nearest ?? words.asChoice)
                return nil
            },
            write: { .text(write($0)) })
    }
}

extension Format where Value: OpenEnum {
    /// A word of the contracts. Unknown words are refused here, unlike on the wire: in a policy they are slips.
    static func word(_ name: String) -> Format {
        .words(name, Value.known.map(\.rawValue), make: { Value(rawValue: $0) }, write: { $0.rawValue })
    }
}

extension Format where Value: CaseIterable & RawRepresentable & Equatable, Value.RawValue == String {
    /// A word that only the policy knows.
    static func choice(_ name: String) -> Format {
        .words(name, Value.allCases.map(\.rawValue), make: { Value(rawValue: $0) }, write: { $0.rawValue })
    }
}

extension [String] {
    /// `write one of a, b, c`, when the list is short enough to be read.
    var asChoice: String? {
        count <= 40 ? "write one of " + joined(separator: ", ") : nil
    }
}
