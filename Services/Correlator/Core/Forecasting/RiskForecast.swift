package import Contracts

/// How likely nodes and fingerprints fail within the next day, counted from the failures of a time.
package struct RiskForecast: Sendable {
    private struct Seen {
        var repository: RepositoryName
        var count: Int
        var last: Timestamp
    }

    private let days: Double
    private var seen: [String: Seen] = [:]

    /// Counts the failures of so many days, at least one.
    package init(days: Double) { self.days = max(1, days) }

    /// Counts a failure under its first node, or its fingerprint when it has none.
    package mutating func add(_ failure: FailureClassified) {
        let key = failure.nodes.first?.uniqueID ?? failure.fingerprint.rawValue
        let name = "\(failure.repository) \(key)"
        var entry = seen[name] ?? Seen(repository: failure.repository, count: 0, last: failure.occurredAt)
        entry.count += 1
        entry.last = max(entry.last, failure.occurredAt)
        seen[name] = entry
    }

    /// The likeliest, at most `limit`.
    ///
    /// Each is taken as a Poisson process with half a failure added for what has not been seen (Jeffreys' prior):
    /// 1 − exp(−(n + ½) / days).
    package func likeliest(_ limit: Int) -> [Risk] {
        seen.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(limit).map { name, entry in
            Risk(
                key: String(name.drop { $0 != " " }.dropFirst()), repository: entry.repository,
                probability: 1 - exponential(-(Double(entry.count) + 0.5) / days), occurrences: entry.count,
                lastOccurrence: entry.last)
        }
    }
}
