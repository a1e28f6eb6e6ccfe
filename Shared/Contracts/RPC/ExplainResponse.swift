/// What is remembered of it.
package struct ExplainResponse: Codable, Hashable, Sendable {
    /// Identity of the error.
    package var fingerprint: Fingerprint
    /// The verdict in force.
    package var verdict: Verdict
    /// How often it was used.
    package var hits: Int
    /// When it was first decided.
    package var firstSeen: Timestamp
    /// When it was last used.
    package var lastSeen: Timestamp
    /// The person whose correction it is.
    package var correctedBy: String?
    /// How the failure ended last; absent while it never has.
    package var pattern: ResolutionPattern?
    /// When it ended last.
    package var endedAt: Timestamp?
    /// Past failures that resemble it, the most similar first.
    package var similar: [SimilarCase]

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        fingerprint: Fingerprint, verdict: Verdict, hits: Int, firstSeen: Timestamp, lastSeen: Timestamp,
        correctedBy: String? = nil, pattern: ResolutionPattern? = nil, endedAt: Timestamp? = nil,
        similar: [SimilarCase] = []
    ) {
        self.fingerprint = fingerprint
        self.verdict = verdict
        self.hits = hits
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.correctedBy = correctedBy
        self.pattern = pattern
        self.endedAt = endedAt
        self.similar = similar
    }

    private enum CodingKeys: String, CodingKey {
        case fingerprint
        case verdict
        case hits
        case firstSeen = "first_seen"
        case lastSeen = "last_seen"
        case correctedBy = "corrected_by"
        case pattern
        case endedAt = "ended_at"
        case similar
    }
}
