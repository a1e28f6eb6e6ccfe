/// A failure, issue or fingerprint whose verdict is to be explained; set one.
package struct ExplainRequest: Codable, Hashable, Sendable {
    /// A failure.
    package var failureID: ULID?
    /// An issue.
    package var subject: Subject?
    /// A fingerprint.
    package var fingerprint: Fingerprint?

    /// Made of its fields; lists and optional fields may be left out.
    package init(failureID: ULID? = nil, subject: Subject? = nil, fingerprint: Fingerprint? = nil) {
        self.failureID = failureID
        self.subject = subject
        self.fingerprint = fingerprint
    }

    private enum CodingKeys: String, CodingKey {
        case failureID = "failure_id"
        case subject
        case fingerprint
    }
}
