/// By when what must have happened.
package struct Deadlines: Codable, Hashable, Sendable {
    /// A person has answered.
    package var firstResponseAt: Timestamp?
    /// The issue has ended.
    package var resolutionAt: Timestamp?
    /// People are called when it has not.
    package var escalateAt: Timestamp?

    /// Made of its fields; lists and optional fields may be left out.
    package init(firstResponseAt: Timestamp? = nil, resolutionAt: Timestamp? = nil, escalateAt: Timestamp? = nil) {
        self.firstResponseAt = firstResponseAt
        self.resolutionAt = resolutionAt
        self.escalateAt = escalateAt
    }

    private enum CodingKeys: String, CodingKey {
        case firstResponseAt = "first_response_at"
        case resolutionAt = "resolution_at"
        case escalateAt = "escalate_at"
    }
}
