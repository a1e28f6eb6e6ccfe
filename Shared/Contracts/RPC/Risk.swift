/// How likely something fails within a day.
package struct Risk: Codable, Hashable, Sendable {
    /// A node or fingerprint.
    package var key: String
    /// Where.
    package var repository: RepositoryName
    /// Of at least one failure in the next 24 hours.
    package var probability: Double
    /// How often it failed in the window.
    package var occurrences: Int
    /// When last.
    package var lastOccurrence: Timestamp

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        key: String, repository: RepositoryName, probability: Double, occurrences: Int, lastOccurrence: Timestamp
    ) {
        self.key = key
        self.repository = repository
        self.probability = probability
        self.occurrences = occurrences
        self.lastOccurrence = lastOccurrence
    }

    private enum CodingKeys: String, CodingKey {
        case key
        case repository
        case probability
        case occurrences
        case lastOccurrence = "last_occurrence"
    }
}
