/// Why two members belong together.
package struct IncidentEdge: Codable, Hashable, Sendable {
    /// A failure id.
    package var from: String
    /// Another failure id.
    package var to: String
    /// The shared thing's kind.
    package var kind: String
    /// Strength, 0…1.
    package var weight: Double

    /// Made of its fields; lists and optional fields may be left out.
    package init(from: String, to: String, kind: String, weight: Double) {
        self.from = from
        self.to = to
        self.kind = kind
        self.weight = weight
    }
}
