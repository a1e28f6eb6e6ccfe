/// What asking Claude about a failure came to.
package struct Consultation: Codable, Hashable, Sendable {
    /// Why it was asked: a word of the classifier's.
    package var occasion: String
    /// What came of it: `changed`, `confirmed`, or why there was no answer.
    package var outcome: String
    /// The category of the embedded engine's own verdict.
    package var localCategory: Category
    /// The confidence of the embedded engine's own verdict, 0…1.
    package var localConfidence: Double
    /// Calls that were made.
    package var calls: Int
    /// Input tokens, those read from the cache left out.
    package var inputTokens: Int
    /// Input tokens that were read from the cache.
    package var cachedTokens: Int
    /// Tokens of the answers.
    package var outputTokens: Int
    /// Milliseconds from the first call to the last answer.
    package var latencyMs: Double

    /// Made of its fields; counts may be left out.
    package init(
        occasion: String, outcome: String, localCategory: Category, localConfidence: Double, calls: Int = 0,
        inputTokens: Int = 0, cachedTokens: Int = 0, outputTokens: Int = 0, latencyMs: Double = 0
    ) {
        self.occasion = occasion
        self.outcome = outcome
        self.localCategory = localCategory
        self.localConfidence = localConfidence
        self.calls = calls
        self.inputTokens = inputTokens
        self.cachedTokens = cachedTokens
        self.outputTokens = outputTokens
        self.latencyMs = latencyMs
    }

    private enum CodingKeys: String, CodingKey {
        case occasion
        case outcome
        case localCategory = "local_category"
        case localConfidence = "local_confidence"
        case calls
        case inputTokens = "input_tokens"
        case cachedTokens = "cached_tokens"
        case outputTokens = "output_tokens"
        case latencyMs = "latency_ms"
    }
}
