package import Contracts

/// What the embedded engine makes of a report, before the team's policy has its say.
package struct Assessment: Sendable, Hashable {
    /// What would most probably end it.
    package var category: Category
    /// Calibrated probability that the category is right, 0…1.
    package var confidence: Double
    /// Calibrated probability by category; sums to 1.
    package var probabilities: [Category: Double]
    /// One level below the category.
    package var errorType: ErrorType
    /// Who can most probably end it.
    package var expert: Expert
    /// Calibrated probability by expert; sums to 1.
    package var expertProbabilities: [Expert: Double]
    /// Phrases of the title or body that weighed, heaviest first; each occurs there byte for byte.
    package var evidence: [Evidence]
    /// dbt nodes and files that the report names, sorted.
    package var affectedModels: [String]
    /// Systems that the report names, sorted.
    package var affectedSystems: [String]
    /// 1 (trivial) … 10.
    package var complexityScore: Int
    /// What to do next, most useful first.
    package var actions: [String]
    /// What proves recovery, before policy.
    package var monitoring: Monitoring
    /// Rows of the error table that the report matches, most specific first.
    package var knownErrors: [KnownError]
    /// Share of the report's words that training never saw, 0…1.
    package var unfamiliarity: Double
    /// Whether something other than prose speaks for the category.
    package var isStructurallySupported: Bool
}
