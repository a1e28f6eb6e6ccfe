/// One failure that waits.
package struct UnaccountedFailure: Codable, Hashable, Sendable {
    /// The failure.
    package var failureID: ULID
    /// Since when.
    package var observedAt: Timestamp

    /// Made of its fields; lists and optional fields may be left out.
    package init(failureID: ULID, observedAt: Timestamp) {
        self.failureID = failureID
        self.observedAt = observedAt
    }

    private enum CodingKeys: String, CodingKey {
        case failureID = "failure_id"
        case observedAt = "observed_at"
    }
}
