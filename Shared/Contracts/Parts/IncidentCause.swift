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

    /// Made of its fields; lists and optional fields may be left out.
    package init(kind: String, value: String, node: String? = nil, why: String? = nil) {
        self.kind = kind
        self.value = value
        self.node = node
        self.why = why
    }
}
