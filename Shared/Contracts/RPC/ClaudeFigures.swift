/// What asking Claude brought, and what it cost.
package struct ClaudeFigures: Codable, Hashable, Sendable {
    /// Failures that Claude was asked about.
    package var asked: Int
    /// Calls that were made.
    package var calls: Int
    /// Answers that agreed with the embedded engine.
    package var confirmed: Int
    /// Answers that said another category.
    package var changed: Int
    /// Questions without a usable answer.
    package var unanswered: Int
    /// Changed categories that nobody and nothing has said to be wrong.
    package var rightChanges: Int
    /// Changed categories that were corrected or refuted.
    package var wrongChanges: Int
    /// What it cost, in US dollars.
    package var costUSD: Double
    /// From the first call to the last answer; unset without any.
    package var medianLatencySeconds: Double?

    /// Made of its fields; counts and optional fields may be left out.
    package init(
        asked: Int = 0, calls: Int = 0, confirmed: Int = 0, changed: Int = 0, unanswered: Int = 0,
        rightChanges: Int = 0, wrongChanges: Int = 0, costUSD: Double = 0, medianLatencySeconds: Double? = nil
    ) {
        self.asked = asked
        self.calls = calls
        self.confirmed = confirmed
        self.changed = changed
        self.unanswered = unanswered
        self.rightChanges = rightChanges
        self.wrongChanges = wrongChanges
        self.costUSD = costUSD
        self.medianLatencySeconds = medianLatencySeconds
    }

    private enum CodingKeys: String, CodingKey {
        case asked
        case calls
        case confirmed
        case changed
        case unanswered
        case rightChanges = "right_changes"
        case wrongChanges = "wrong_changes"
        case costUSD = "cost_usd"
        case medianLatencySeconds = "median_latency_seconds"
    }
}
