/// How likely something fails within a day.
package struct Risk: Codable, Hashable, Sendable {
    /// A node, job or fingerprint.
    package var key: String
    /// Where.
    package var repository: RepositoryName
    /// Of at least one failure in the next 24 hours.
    package var probability: Double
    /// How often it failed in the window.
    package var occurrences: Int
    /// When last.
    package var lastOccurrence: Timestamp
    /// What the key names: `node`, `job` or `fingerprint`.
    package var kind: String
    /// The same probability for anything of its kind, 0…1.
    package var baseRate: Double
    /// What moves the probability, the strongest first: words such as `rising`, `weekday`, `due`, `after_change`.
    package var reasons: [String]

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        key: String, repository: RepositoryName, probability: Double, occurrences: Int, lastOccurrence: Timestamp,
        kind: String, baseRate: Double = 0, reasons: [String] = []
    ) {
        self.key = key
        self.repository = repository
        self.probability = probability
        self.occurrences = occurrences
        self.lastOccurrence = lastOccurrence
        self.kind = kind
        self.baseRate = baseRate
        self.reasons = reasons
    }

    private enum CodingKeys: String, CodingKey {
        case key
        case repository
        case probability
        case occurrences
        case lastOccurrence = "last_occurrence"
        case kind
        case baseRate = "base_rate"
        case reasons
    }
}
