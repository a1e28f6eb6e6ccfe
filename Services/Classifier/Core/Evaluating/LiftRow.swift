package import Contracts

/// What was said of one report, by the embedded engine alone and together with Claude.
package struct LiftRow: Codable, Sendable, Hashable {
    /// The report's id in the corpus.
    package var id: String
    /// Number of the part that it was judged in.
    package var part: Int
    /// What it is.
    package var category: Category
    /// What the embedded engine said.
    package var local: Category
    /// How sure it was, 0…1.
    package var localConfidence: Double
    /// What the verdict said in the end.
    package var combined: Category
    /// How sure it was, 0…1.
    package var combinedConfidence: Double
    /// Whether the verdict waits for a person.
    package var isHeld: Bool
    /// Why Claude was asked; absent when it was not.
    package var occasion: String?
    /// What came of it: `changed`, `confirmed`, or why there was no answer; when it was not asked, why not.
    package var outcome: String
    /// Calls that were made.
    package var calls = 0
    /// Input tokens, those read from the cache left out.
    package var inputTokens = 0
    /// Input tokens that were read from the cache.
    package var cachedTokens = 0
    /// Tokens of the answers.
    package var outputTokens = 0
    /// What it cost, in US dollars.
    package var costUSD = 0.0
    /// Milliseconds from the first call to the last answer.
    package var latencyMs = 0.0

    /// A row of a report about which Claude was not asked.
    package init(_ report: LabelledReport, part: Int, local: Verdict, settled: ConsultRule.Settled) {
        self.init(report, part: part, local: local, combined: local, outcome: settled.rawValue)
    }

    /// A row of a report about which Claude was asked, with its counts at 0.
    package init(
        _ report: LabelledReport, part: Int, local: Verdict, combined: Verdict, occasion: ConsultRule.Occasion,
        advice: Advice
    ) {
        let outcome = ConsultRule.outcome(of: advice, local: local, verdict: combined)
        self.init(report, part: part, local: local, combined: combined, outcome: outcome)
        self.occasion = occasion.rawValue
    }

    private init(_ report: LabelledReport, part: Int, local: Verdict, combined: Verdict, outcome: String) {
        id = report.id
        self.part = part
        category = report.category
        self.local = local.category
        localConfidence = local.confidence
        self.combined = combined.category
        combinedConfidence = combined.confidence
        isHeld = combined.held != nil
        self.outcome = outcome
    }

    /// Whether the engine alone was right.
    package var localIsRight: Bool { local == category }
    /// Whether the verdict was right in the end.
    package var combinedIsRight: Bool { combined == category }
    /// Whether the answer made it another category.
    package var isChanged: Bool { local != combined }
    /// Whether Claude was asked and gave no usable answer.
    package var isAbstention: Bool { occasion != nil && Advice.Missing(rawValue: outcome) != nil }

    private enum CodingKeys: String, CodingKey {
        case id
        case part
        case category
        case local
        case localConfidence = "local_confidence"
        case combined
        case combinedConfidence = "combined_confidence"
        case isHeld = "held"
        case occasion
        case outcome
        case calls
        case inputTokens = "input_tokens"
        case cachedTokens = "cached_tokens"
        case outputTokens = "output_tokens"
        case costUSD = "cost_usd"
        case latencyMs = "latency_ms"
    }
}
