/// A moment in UTC with a precision of one millisecond.
///
/// On the wire RFC 3339 with exactly three fractional digits and `Z` (`2026-11-24T08:00:00.000Z`); reading accepts any
/// number of fractional digits and any numeric offset.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before.
    package var milliseconds: Int64

    /// A moment `milliseconds` after the Unix epoch.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Earlier comes first.
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment `duration` later (truncated to a millisecond), or the last one that can be told.
    package static func + (left: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: left.milliseconds.saturatingAdd(duration.milliseconds))
    }

    /// The moment `duration` earlier (truncated to a millisecond), or the first one that can be told.
    package static func - (left: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: left.milliseconds.saturatingSubtract(duration.milliseconds))
    }

    /// The time that passed from `earlier` to this moment; negative when `earlier` is later.
    package func since(_ earlier: Timestamp) -> Duration {
        .milliseconds(milliseconds.saturatingSubtract(earlier.milliseconds))
    }
}

extension Duration {
    /// Whole milliseconds, truncated towards zero; the largest or smallest number when there are more.
    package var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        if overflow { return seconds < 0 ? .min : .max }
        return whole.saturatingAdd(attoseconds / 1_000_000_000_000_000)
    }
}

extension Int64 {
    fileprivate func saturatingAdd(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    fileprivate func saturatingSubtract(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other < 0 ? .max : .min) : difference
    }
}
