package import Contracts

/// How often one failure came back in a repository: against the policy's threshold, and against its own habit.
///
/// It is forgotten when it has rested for a month, so the habit is that of what comes at least monthly. Bounded as a
/// ``VolumeCount`` of few moments is. There may be a million of these, of which most came once: such a one is 46 bytes, and below 64
/// Redis keeps a record in half the memory.
package struct RecurrenceCount: Codable, Hashable, Sendable {
    /// More within a day are not told apart.
    private static let most = 64
    /// A habit that has just changed is told once, and is a habit after a week or two.
    private static let rest = Duration.seconds(7 * 86_400)

    /// How many so far.
    package private(set) var count = 0
    /// Whether people have been called because of the threshold.
    private var isRaised: Bool?
    /// When it came, while it came once.
    private var first: Timestamp?
    /// When it came, since it came again.
    private var habit: VolumeCount?
    /// The failure that was far beyond the habit, lately.
    package private(set) var unusual: ULID?

    /// Nothing counted yet.
    package init() {}

    /// What people are called for.
    package enum Finding: Hashable, Sendable {
        /// As many as the policy's threshold, in all.
        case often(count: Int)
        /// Far more within a day than at this time of the week.
        case unusual(count: Int, expected: Double)
    }

    /// Counts a failure.
    ///
    /// - Parameter threshold: from how many people are called; 0 for never.
    /// - Returns: what people are called for: the threshold once, what is beyond the habit once a week at most, and never both
    ///   for one burst.
    package mutating func add(_ failure: ULID, at moment: Timestamp, threshold: Int) -> Finding? {
        count += 1
        var finding: Finding?
        if count == 1 {
            first = moment
        } else if let beyond = beyondHabit(moment) {
            finding = beyond
            unusual = failure
        }
        if isRaised != true, threshold > 0, count >= threshold {
            isRaised = true
            habit?.rest(from: moment)
            finding = finding ?? .often(count: count)
        }
        return finding
    }

    private mutating func beyondHabit(_ moment: Timestamp) -> Finding? {
        var known = habit ?? VolumeCount()
        if let first { _ = known.add(first, threshold: 0) }
        first = nil
        let found = known.add(moment, threshold: 0, keeping: RecurrenceCount.most, rest: RecurrenceCount.rest)
        habit = known
        guard case .unusual(let count, let expected) = found else { return nil }
        return .unusual(count: count, expected: expected)
    }
}
