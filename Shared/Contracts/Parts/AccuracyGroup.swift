/// How many verdicts of a group turned out to be wrong. A verdict is counted once for a fingerprint in a repository,
/// however often the failure was seen.
package struct AccuracyGroup: Codable, Hashable, Sendable {
    /// What the group shares: `all`, `category`, `engine` or `repository`.
    package var by: String
    /// Its word.
    package var name: String
    /// Verdicts.
    package var verdicts: Int
    /// Of these, those whose category a person corrected.
    package var corrected: Int
    /// Of the rest, those whose category the end refuted.
    package var refuted: Int
    /// Verdicts whose expert a person corrected.
    package var misrouted: Int

    /// Made of its fields; counts may be left out.
    package init(by: String, name: String, verdicts: Int = 0, corrected: Int = 0, refuted: Int = 0, misrouted: Int = 0)
    {
        self.by = by
        self.name = name
        self.verdicts = verdicts
        self.corrected = corrected
        self.refuted = refuted
        self.misrouted = misrouted
    }

    /// Share of verdicts that nobody and nothing has said to be wrong, 0…1; 1 without verdicts.
    package var accuracy: Double {
        verdicts == 0 ? 1 : 1 - Double(corrected + refuted) / Double(verdicts)
    }
}
