/// What asking cost on one day, and what is set aside for questions that are out.
package struct DailySpend: Codable, Hashable, Sendable {
    /// Paid, in US dollars.
    package var spentUSD: Double
    /// Set aside for questions that are out; a question whose process died stays counted, since its call may have been paid.
    package var reservedUSD: Double
    /// Calls that were made.
    package var calls: Int

    /// Made of its fields.
    package init(spentUSD: Double = 0, reservedUSD: Double = 0, calls: Int = 0) {
        self.spentUSD = spentUSD
        self.reservedUSD = reservedUSD
        self.calls = calls
    }

    /// The day with `estimate` set aside, or `nil` when the budget has no room for it.
    package func reserving(_ estimate: Double, budget: Double) -> DailySpend? {
        guard spentUSD + reservedUSD + estimate <= budget else { return nil }
        var next = self
        next.reservedUSD += estimate
        return next
    }

    /// The day after a question for which `estimate` was set aside came to its end.
    package func settled(_ estimate: Double, cost: Double, calls: Int) -> DailySpend {
        DailySpend(
            spentUSD: spentUSD + max(0, cost), reservedUSD: max(0, reservedUSD - estimate), calls: self.calls + calls)
    }

    /// What is left of `budget`.
    package func left(of budget: Double) -> Double { max(0, budget - spentUSD - reservedUSD) }

    private enum CodingKeys: String, CodingKey {
        case spentUSD = "spent_usd"
        case reservedUSD = "reserved_usd"
        case calls
    }
}
