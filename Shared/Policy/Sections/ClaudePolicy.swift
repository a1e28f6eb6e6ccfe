/// When and how Claude is asked.
package struct ClaudePolicy: Hashable, Sendable {
    /// Which failures are put to it.
    package internal(set) var consult = Consultation.uncertain
    /// The model.
    package internal(set) var model = "claude-haiku-5-5"
    /// A local verdict of less confidence counts as uncertain; 0…1.
    package internal(set) var belowConfidence = 0.85
    /// A second model for what matters more; `nil` for none.
    package internal(set) var secondOpinion: SecondOpinion? = SecondOpinion()
    /// What may be spent in a day, in US dollars; 0 asks nothing.
    package internal(set) var dailyBudgetUSD = 5.0
    /// What the tokens of models cost. Ask `price(of:)` rather than this.
    package internal(set) var prices = ModelPrice.standard
    /// Questions that one classifier has out at once.
    package internal(set) var concurrency = 4
    /// How long one answer may take.
    package internal(set) var timeout = Duration.seconds(20)
    /// More new failures than this are a storm, of which only the clusters' representatives are asked about.
    package internal(set) var stormLimit = RateLimit(count: 20, window: .seconds(600))

    static let section = Section(
        name: "Claude", initial: ClaudePolicy(),
        fields: [
            Field(
                "consult", \.consult, .choice("consultation"),
                "Which failures are put to Claude: `uncertain`, `always` or `never`. Nothing is asked without a key."),
            Field("model", \.model, .model, "The model."),
            Field(
                "below_confidence", \.belowConfidence, .number(0...1),
                "A local verdict of less confidence counts as uncertain."),
            Field(
                "second_opinion", optional: \.secondOpinion, SecondOpinion.section.format,
                "A second model for what matters more."),
            Field(
                "daily_budget_usd", \.dailyBudgetUSD, .number(0...100_000),
                "What may be spent in a day, in US dollars."),
            Field(
                "prices", \.prices, .map("<model>", key: .model, value: ModelPrice.section.format),
                "What the tokens of each model cost; a model that is not named here has its price of this version, or the dearest."
            ),
            Field(
                "concurrency", \.concurrency, .integer(1...64), "Questions that one classifier has out at once."),
            Field(
                "timeout", \.timeout, .duration(),
                "How long one answer may take; all calls for one failure together take at most 30 s."),
            Field(
                "storm_limit", \.stormLimit, .rateLimit,
                "More new failures than this are a storm, of which only one of each kind is asked about."),
        ])
}

extension Policy {
    /// The same policy with Claude asked always or where it is uncertain, and `budgetUSD` in place of the day's budget.
    package func consulting(always: Bool, budgetUSD: Double) -> Policy {
        var policy = self
        policy.classification.claude.consult = always ? .always : .uncertain
        policy.classification.claude.dailyBudgetUSD = budgetUSD
        return policy
    }
}
