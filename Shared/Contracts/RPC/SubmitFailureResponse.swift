/// What was stored.
package struct SubmitFailureResponse: Codable, Hashable, Sendable {
    /// The failure's id; of the first submission when the key was seen before.
    package var failureID: ULID
    /// Whether the key was seen before.
    package var duplicate: Bool
    /// Identity of the error.
    package var fingerprint: Fingerprint

    /// Made of its fields; lists and optional fields may be left out.
    package init(failureID: ULID, duplicate: Bool, fingerprint: Fingerprint) {
        self.failureID = failureID
        self.duplicate = duplicate
        self.fingerprint = fingerprint
    }

    private enum CodingKeys: String, CodingKey {
        case failureID = "failure_id"
        case duplicate
        case fingerprint
    }
}
