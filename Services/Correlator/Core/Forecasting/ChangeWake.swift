import Contracts

/// Whether failures are more frequent on the day after something than on other days: after a merged pull request, after a failure.
struct ChangeWake: Sendable {
    /// Failures on such days, and how many there would be anyway.
    private var seen = 0.0
    private var expected = 0.0
    /// The same on all other days.
    private var otherSeen = 0.0
    private var otherExpected = 0.0

    mutating func add(failed: Bool, isAfterChange: Bool, expected probability: Double) {
        if isAfterChange {
            seen += failed ? 1 : 0
            expected += probability
        } else {
            otherSeen += failed ? 1 : 0
            otherExpected += probability
        }
    }

    /// By how much it, or its absence, moves the rate: failures over expected ones, drawn towards `prior` by so many failures.
    func factor(isAfterChange: Bool, prior: Double = 1, weight: Double = 5) -> Double {
        isAfterChange
            ? (seen + weight * prior) / (expected + weight) : (otherSeen + weight * prior) / (otherExpected + weight)
    }
}
