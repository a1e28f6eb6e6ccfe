/// Calls of a kind, and whether they were needed.
package struct EscalationFigures: Codable, Hashable, Sendable {
    /// Why people were called.
    package var kind: String
    /// Calls.
    package var raised: Int
    /// A person acted after the call and before the end.
    package var needed: Int
    /// It ended without anybody acting.
    package var notNeeded: Int
    /// Neither yet.
    package var open: Int

    /// Made of its fields; counts and optional fields may be left out.
    package init(
        kind: String, raised: Int = 0, needed: Int = 0, notNeeded: Int = 0, open: Int = 0
    ) {
        self.kind = kind
        self.raised = raised
        self.needed = needed
        self.notNeeded = notNeeded
        self.open = open
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case raised
        case needed
        case notNeeded = "not_needed"
        case open
    }
}
