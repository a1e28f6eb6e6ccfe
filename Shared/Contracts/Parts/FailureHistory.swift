/// What was known of a failure's fingerprint when it was judged.
package struct FailureHistory: Codable, Hashable, Sendable {
    /// The fingerprint that is remembered; another than the failure's own when the two differ in free words only.
    package var fingerprint: Fingerprint
    /// Times that it was seen before.
    package var hits: Int
    /// When it was seen first.
    package var firstSeen: Timestamp
    /// When it was seen last.
    package var lastSeen: Timestamp
    /// How it ended last; absent while it never has.
    package var pattern: ResolutionPattern?
    /// When it ended last.
    package var endedAt: Timestamp?

    /// Made of its fields; optional fields may be left out.
    package init(
        fingerprint: Fingerprint, hits: Int, firstSeen: Timestamp, lastSeen: Timestamp,
        pattern: ResolutionPattern? = nil, endedAt: Timestamp? = nil
    ) {
        self.fingerprint = fingerprint
        self.hits = hits
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.pattern = pattern
        self.endedAt = endedAt
    }

    private enum CodingKeys: String, CodingKey {
        case fingerprint
        case hits
        case firstSeen = "first_seen"
        case lastSeen = "last_seen"
        case pattern
        case endedAt = "ended_at"
    }
}
