/// One cause and how probable somebody finds it.
package struct CauseEstimate: Codable, Hashable, Sendable {
    /// Which.
    package var cause: FailureCause
    /// 0…1.
    package var probability: Double
    /// Passages that speak for it; each occurs in the report.
    package var quotes: [String]

    /// Made of its fields.
    package init(cause: FailureCause, probability: Double, quotes: [String] = []) {
        self.cause = cause
        self.probability = probability
        self.quotes = quotes
    }
}
