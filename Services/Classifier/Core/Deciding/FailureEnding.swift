package import Contracts

/// How failures of a fingerprint ended, as far as runs or changes proved it.
package struct FailureEnding: Codable, Hashable, Sendable {
    /// The last end.
    package var pattern: ResolutionPattern
    /// When that was.
    package var at: Timestamp
    /// Proven ends by the category that each of them shows.
    package var counts: [String: Int]

    /// Made of its fields.
    package init(pattern: ResolutionPattern, at: Timestamp, counts: [String: Int] = [:]) {
        self.pattern = pattern
        self.at = at
        self.counts = counts
    }

    /// The category that an end shows: what recovers without a change was transient, what ends by a merge was the code's
    /// fault, and so on. `nil` where the end shows none: a person's close tells nothing of the cause.
    package static func category(of pattern: ResolutionPattern?) -> Category? {
        switch pattern {
        case .autoResolved: .transientFailure
        case .prMerged: .codeFixRequired
        case .dataFixed: .dataQualityIssue
        case .infraResolved: .infrastructureIssue
        default: nil
        }
    }

    /// The ends after another one.
    package static func adding(
        _ pattern: ResolutionPattern, at moment: Timestamp, to earlier: FailureEnding?
    ) -> FailureEnding {
        var next = earlier ?? FailureEnding(pattern: pattern, at: moment)
        if let category = category(of: pattern) { next.counts[category.rawValue, default: 0] += 1 }
        if moment >= next.at {
            next.pattern = pattern
            next.at = moment
        }
        return next
    }

    /// The ends without the last one, which turned out to be none; `nil` when nothing is left.
    package func undone() -> FailureEnding? {
        var next = self
        if let category = FailureEnding.category(of: pattern)?.rawValue {
            next.counts[category] = (next.counts[category] ?? 1) - 1
            if next.counts[category] ?? 0 <= 0 { next.counts[category] = nil }
        }
        return next.counts.isEmpty ? nil : next
    }

    /// The category that most ends show; `nil` when there is none, or several equally.
    package var shown: Category? {
        let most = counts.values.max() ?? 0
        let leaders = counts.filter { $0.value == most && most > 0 }
        return leaders.count == 1 ? leaders.keys.first.map(Category.init(rawValue:)) : nil
    }

    /// Probabilities after the ends were seen: the mean of a Dirichlet distribution whose prior is what was thought before,
    /// worth one end.
    ///
    /// - Parameter before: probability by category; sums to 1.
    package func posterior(_ before: [Category: Double]) -> [Category: Double] {
        let seen = Double(counts.values.reduce(0, +))
        var after = before.mapValues { $0 / (1 + seen) }
        for (word, count) in counts { after[Category(rawValue: word), default: 0] += Double(count) / (1 + seen) }
        return after
    }
}
