package import Contracts

/// How many failures something had lately, by the failures' own time, and how many it has at that hour of the week.
///
/// The same in whichever order failures arrive; bounded: the newest moments of the last two days, 200 unless told otherwise, and 168
/// hours of the week.
package struct VolumeCount: Codable, Hashable, Sendable {
    /// The time that is counted over.
    package static let window = Duration.seconds(86_400)

    /// Lately, in order.
    package private(set) var moments: [Timestamp] = []
    /// By hour of the week from Monday 00:00 UTC, how many were seen since ``since``; only hours that had some.
    package private(set) var usual: [Int: Int] = [:]
    /// When the first was seen.
    package private(set) var since: Timestamp?
    /// The end of the time for which people have been called.
    package private(set) var raisedThrough: Timestamp?

    /// Nothing counted yet.
    package init() {}

    /// What is out of the ordinary.
    package enum Finding: Hashable, Sendable {
        /// As many as the policy's threshold, within a day.
        case threshold(count: Int)
        /// Fewer, but far more than at this time of the week.
        case unusual(count: Int, expected: Double)
    }

    /// Counts a failure.
    ///
    /// - Parameters:
    ///   - threshold: from how many within a day people are called; 0 for never.
    ///   - most: of how many failures the moments are kept; no more are told apart within a day.
    ///   - rest: for how long people who have been called are not called again.
    /// - Returns: what people are called for.
    package mutating func add(
        _ moment: Timestamp, threshold: Int, keeping most: Int = 200, rest: Duration = window
    ) -> Finding? {
        let place = moments.lastIndex { $0 <= moment }.map { $0 + 1 } ?? 0
        moments.insert(moment, at: place)
        since = min(since ?? moment, moment)
        if let newest = moments.last { moments.removeAll { newest.since($0) > VolumeCount.window * 2 } }
        if moments.count > most { moments.removeFirst(moments.count - most) }
        usual[VolumeCount.hour(moment), default: 0] += 1
        guard let end = busiest(around: moment) else { return nil }
        if let raised = raisedThrough, end.last.since(raised) < rest, raised.since(end.last) < rest { return nil }
        var finding: Finding?
        if threshold > 0, end.count >= threshold {
            finding = .threshold(count: end.count)
        } else if end.count >= 3, let expected = expected(before: end.last, without: end.count),
            Coincidence.atLeast(end.count, mean: expected) < 0.000_1
        {
            finding = .unusual(count: end.count, expected: expected)
        }
        if finding != nil { raisedThrough = end.last }
        return finding
    }

    /// People have been called for something else that was counted too: not twice for one burst.
    package mutating func rest(from moment: Timestamp) { raisedThrough = max(raisedThrough ?? moment, moment) }

    /// Of the days that hold the moment, the one with most failures.
    private func busiest(around moment: Timestamp) -> (count: Int, last: Timestamp)? {
        var best: (count: Int, last: Timestamp)?
        var first = 0
        for (index, end) in moments.enumerated() {
            while end.since(moments[first]) >= VolumeCount.window { first += 1 }
            guard moments[first] <= moment, end >= moment else { continue }
            if index - first + 1 > best?.count ?? 0 { best = (index - first + 1, end) }
        }
        return best
    }

    /// How many are usual in the day before the moment: each of its hours by how many that hour of the week had; `nil` until two
    /// weeks are known. The present burst does not count.
    private func expected(before moment: Timestamp, without burst: Int) -> Double? {
        guard let since else { return nil }
        let weeks = Double(moment.since(since).milliseconds) / (7 * 86_400_000)
        guard weeks >= 2 else { return nil }
        let hour = VolumeCount.hour(moment)
        let counted = (0..<24).reduce(0) { $0 + (usual[(hour - $1 + 168) % 168] ?? 0) }
        return (Double(max(0, counted - burst)) + 0.5) / weeks
    }

    private static func hour(_ moment: Timestamp) -> Int {
        // 1970-01-01 was a Thursday.
        Int((moment.milliseconds.floorDivided(by: 3_600_000) + 72) % 168 + 168) % 168
    }
}
