/// What the members of an incident share.
package struct IncidentCause: Codable, Hashable, Sendable {
    /// `fingerprint`, `error_family`, `system`, `node`, ….
    package var kind: String
    /// The shared thing.
    package var value: String
    /// The node that is likely the root.
    package var node: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(kind: String, value: String, node: String? = nil) {
        self.kind = kind
        self.value = value
        self.node = node
    }
}
