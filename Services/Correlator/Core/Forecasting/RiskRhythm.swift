import Contracts

/// How regularly something comes back, and so whether it is due.
///
/// Times between failures are taken as lognormal. How much the rhythm counts grows with their number and with their evenness: when
/// the standard deviation of their logarithms is that of chance (1.28 for a Poisson process) it counts for nothing.
struct RiskRhythm: Sendable {
    /// 0…1.
    let weight: Double
    /// Of the next failure within a day, given that none came since the last.
    let probability: Double

    init?(_ hours: [Int64], now: Timestamp) {
        let intervals = zip(hours, hours.dropFirst()).map { Double($1 - $0) / 86_400_000 }.suffix(30)
        guard intervals.count >= 3, let last = hours.last, now.milliseconds > last else { return nil }
        let logs = intervals.map { naturalLogarithm(max($0, 0.04)) }
        let mean = logs.reduce(0, +) / Double(logs.count)
        let variance = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(logs.count - 1)
        // No rhythm of failures is exact to the hour: jobs are late, people help.
        let deviation = squareRoot(variance + 0.01)
        let evenness = max(0, 1 - deviation / 0.7)
        weight = Double(intervals.count) / (Double(intervals.count) + 5) * evenness
        let age = Double(now.milliseconds - last) / 86_400_000
        func below(_ days: Double) -> Double {
            0.5 * (1 + gaussError((naturalLogarithm(max(days, 1e-6)) - mean) / (deviation * squareRoot(2))))
        }
        let left = 1 - below(age)
        // Long overdue means that the rhythm is broken.
        guard weight > 0, left > 0.1 else { return nil }
        probability = min(1, max(0, (below(age + 1) - below(age)) / left))
    }
}
