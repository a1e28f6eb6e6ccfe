package import Contracts

/// A cause with its place in the ranking, and why it stands there.
package struct Hypothesis: Codable, Hashable, Sendable {
    /// Which.
    package var cause: FailureCause
    /// Prior and weights together, as natural logarithm of odds; see ``CauseWeights``.
    package var score: Double
    /// Its share among all causes, 0…1.
    package var share: Double
    /// What speaks for it, the heaviest first.
    package var evidenceFor: [WeighedFinding]
    /// What speaks against it, the heaviest first.
    package var evidenceAgainst: [WeighedFinding]

    private enum CodingKeys: String, CodingKey {
        case cause, score, share
        case evidenceFor = "for"
        case evidenceAgainst = "against"
    }
}

/// A finding as it weighs for one cause.
package struct WeighedFinding: Codable, Hashable, Sendable {
    /// What was found.
    package var finding: Finding
    /// How much it speaks for the cause; below zero against it.
    package var weight: Double
}
