/// A phrase that weighed in a verdict.
package struct Evidence: Codable, Hashable, Sendable {
    /// Words that occur verbatim in the input.
    package var quote: String
    /// How much they moved the decision; positive is towards the verdict.
    package var weight: Double

    /// Made of its fields; lists and optional fields may be left out.
    package init(quote: String, weight: Double) {
        self.quote = quote
        self.weight = weight
    }
}
