/// Where a failure or issue was placed; set one.
package struct GetPlacementRequest: Codable, Hashable, Sendable {
    /// An issue.
    package var subject: Subject?
    /// A failure.
    package var failureID: ULID?

    /// Made of its fields; lists and optional fields may be left out.
    package init(subject: Subject? = nil, failureID: ULID? = nil) {
        self.subject = subject
        self.failureID = failureID
    }

    private enum CodingKeys: String, CodingKey {
        case subject
        case failureID = "failure_id"
    }
}
