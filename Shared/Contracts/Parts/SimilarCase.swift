/// A past failure that resembles a new one, and how it ended.
package struct SimilarCase: Codable, Hashable, Sendable {
    /// Identity of the error.
    package var fingerprint: Fingerprint
    /// Where it was.
    package var repository: RepositoryName
    /// The issue's number, when there was one.
    package var issue: Int?
    /// One line, as it was reported: a stranger's text.
    package var title: String
    /// What it was.
    package var category: Category
    /// How it ended; absent while it has not.
    package var pattern: ResolutionPattern?
    /// When it was seen last.
    package var lastSeen: Timestamp
    /// The share that both have in common of what either has, rare words and nodes weighing most: 0…1.
    package var similarity: Double

    /// Made of its fields; optional fields may be left out.
    package init(
        fingerprint: Fingerprint, repository: RepositoryName, issue: Int? = nil, title: String, category: Category,
        pattern: ResolutionPattern? = nil, lastSeen: Timestamp, similarity: Double
    ) {
        self.fingerprint = fingerprint
        self.repository = repository
        self.issue = issue
        self.title = title
        self.category = category
        self.pattern = pattern
        self.lastSeen = lastSeen
        self.similarity = similarity
    }

    private enum CodingKeys: String, CodingKey {
        case fingerprint
        case repository
        case issue
        case title
        case category
        case pattern
        case lastSeen = "last_seen"
        case similarity
    }
}
