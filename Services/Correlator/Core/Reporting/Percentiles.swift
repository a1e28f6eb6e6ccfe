import Contracts

/// Medians and other percentiles of very many times in bounded memory.
///
/// Up to `exactLimit` times are kept as they are, so that small reports are exact. Beyond that they are counted in buckets whose
/// bounds grow by 2 %, which makes any percentile wrong by at most 1 % of itself (the idea of DDSketch: Masson, Rim and Lee,
/// VLDB 2019).
package struct Percentiles: Sendable {
    /// So many times are exact.
    package static let exactLimit = 10_000
    private static let growth = 1.02

    private var exact: [Int64] = []
    private var buckets: [Int: Int] = [:]
    /// How many times there are.
    package private(set) var count = 0

    /// Nothing yet.
    package init() {}

    /// Adds a time; a negative one counts as none.
    package mutating func add(_ duration: Duration) {
        let milliseconds = max(0, duration.milliseconds)
        count += 1
        if buckets.isEmpty {
            exact.append(milliseconds)
            guard exact.count > Percentiles.exactLimit else { return }
            for value in exact { buckets[Percentiles.bucket(value), default: 0] += 1 }
            exact = []
        } else {
            buckets[Percentiles.bucket(milliseconds), default: 0] += 1
        }
    }

    /// The middle time in seconds, between two middle ones their mean; `nil` without any.
    package var median: Double? {
        guard count > 0 else { return nil }
        guard buckets.isEmpty else { return seconds(atRank: (count + 1) / 2) }
        let sorted = exact.sorted()
        let middle = sorted.count / 2
        let twice = sorted.count % 2 == 1 ? 2 * sorted[middle] : sorted[middle - 1] + sorted[middle]
        return Double(twice) / 2000
    }

    /// The least time in seconds that a share of all do not exceed (nearest rank); `nil` without any.
    package func percentile(_ share: Double) -> Double? {
        guard count > 0 else { return nil }
        let rank = min(count, max(1, Int((share * Double(count)).rounded(.up))))
        guard buckets.isEmpty else { return seconds(atRank: rank) }
        return Double(exact.sorted()[rank - 1]) / 1000
    }

    private func seconds(atRank rank: Int) -> Double? {
        var seen = 0
        for (bucket, number) in buckets.sorted(by: { $0.key < $1.key }) {
            seen += number
            if seen >= rank { return Percentiles.value(bucket) / 1000 }
        }
        return nil
    }

    /// Bucket 0 is for less than a millisecond.
    private static func bucket(_ milliseconds: Int64) -> Int {
        milliseconds < 1
            ? 0 : 1 + Int((naturalLogarithm(Double(milliseconds)) / naturalLogarithm(growth)).rounded(.down))
    }

    /// The middle of a bucket by ratio, in milliseconds.
    private static func value(_ bucket: Int) -> Double {
        bucket == 0 ? 0 : exponential((Double(bucket - 1) + 0.5) * naturalLogarithm(growth))
    }
}
