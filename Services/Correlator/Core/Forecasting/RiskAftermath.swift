import Contracts

/// How often a failing day follows a failing day, and how often one follows a day without.
///
/// Some things stay broken until somebody mends them, others fail once and are over: a Markov chain of two states, of one thing or of
/// many.
struct RiskAftermath: Sendable {
    /// Days after a failing day, failing ones among them; both weighted.
    private(set) var after = (days: 0.0, failing: 0.0)
    /// The same after a day without.
    private(set) var otherwise = (days: 0.0, failing: 0.0)

    /// Counts the days of one thing; `failing` are the days back on which it failed, `decay` what a day costs in weight.
    mutating func add(_ failing: [Int], within days: Int, decay: Double) {
        let wasFailing = Set(failing)
        var weight = 1.0
        for day in 0..<max(0, days - 1) {
            let failed = wasFailing.contains(day) ? weight : 0
            if wasFailing.contains(day + 1) {
                after = (after.days + weight, after.failing + failed)
            } else {
                otherwise = (otherwise.days + weight, otherwise.failing + failed)
            }
            weight *= decay
        }
    }

    /// The share of failing days after a day of this kind, drawn towards `prior` by so many made-up days.
    func share(afterFailure: Bool, prior: Double, weight: Double) -> Double {
        let seen = afterFailure ? after : otherwise
        return (weight * prior + seen.failing) / (weight + seen.days)
    }
}
