/// What the members of an incident share.
package struct IncidentCause: Codable, Hashable, Sendable {
    /// `source`, `node`, `exposure`, `host`, `warehouse`, `credential`, `runner`, `connector`, `name`, `fingerprint`, `error`,
    /// `system`, `text`, `person`, ….
    package var kind: String
    /// The shared thing.
    package var value: String
    /// The node that is likely the root.
    package var node: String?
    /// Why it is thought so, for people.
    package var why: String?
    /// What the shared error says, where the value is only its fingerprint: outside text on one line.
    package var words: String?

    /// The kind of the shared thing, as people say it.
    package var label: String { kind == "fingerprint" ? "the same error" : kind }
    /// The shared thing, as people know it: outside text; unset where only a fingerprint is known.
    package var told: String? { kind == "fingerprint" ? words : value }
    /// Label and thing on one line.
    package var sentence: String { told.map { "\(label): \($0)" } ?? label }

    /// Made of its fields; lists and optional fields may be left out.
    package init(kind: String, value: String, node: String? = nil, why: String? = nil, words: String? = nil) {
        self.kind = kind
        self.value = value
        self.node = node
        self.why = why
        self.words = words
    }
}
