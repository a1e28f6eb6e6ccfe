package import Contracts

/// A failure that was remembered, with how it ended: what an index of similar failures holds and gives back, and the record
/// from which it is built again.
package struct RememberedFailure: Codable, Hashable, Sendable {
    /// The identity of the failure; of two with one fingerprint the later counts.
    package var fingerprint: Fingerprint
    /// Where it belongs.
    package var repository: RepositoryName
    /// The issue's number, when there was one.
    package var issue: Int?
    /// One line.
    package var title: String
    /// What it was.
    package var category: Category
    /// How it ended; `nil` while it has not.
    package var pattern: ResolutionPattern?
    /// When it was seen last.
    package var lastSeen: Timestamp
    /// What it is found by.
    package var features: FailureFeatures

    /// Made of its fields.
    package init(
        fingerprint: Fingerprint, repository: RepositoryName, issue: Int? = nil, title: String, category: Category,
        pattern: ResolutionPattern? = nil, lastSeen: Timestamp, features: FailureFeatures
    ) {
        self.fingerprint = fingerprint
        self.repository = repository
        self.issue = issue
        self.title = title
        self.category = category
        self.pattern = pattern
        self.lastSeen = lastSeen
        self.features = features
    }

    private enum CodingKeys: String, CodingKey {
        case fingerprint
        case repository
        case issue
        case title
        case category
        case pattern
        case lastSeen = "last_seen"
        case features
    }
}
