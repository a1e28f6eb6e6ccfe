package import Contracts

extension WorkingHours {
    /// The moment at which somebody with these hours in `zone` has been at work for `duration` since `start`.
    ///
    /// Only time at work counts, so `24h` are twenty-four such hours. A day on which the clocks change counts as long as it is. What would
    /// lie more than ten years ahead is counted by the wall clock.
    package func moment(after duration: Duration, from start: Timestamp, in zone: ZoneName) -> Timestamp {
        var left = duration.milliseconds
        guard left > 0 else { return start }
        var counted = start
        let today = zone.local(start).date.daysSinceEpoch
        for day in (today - 1)...(today + 3660) {
            guard let span = span(on: day, in: zone) else { continue }
            let from = max(span.lowerBound, counted)
            let available = span.upperBound.milliseconds - from.milliseconds
            guard available > 0 else { continue }
            if left <= available { return from + .milliseconds(left) }
            left -= available
            counted = span.upperBound
        }
        return start + duration
    }

    /// When somebody with these hours in `zone` is at work next; `moment` itself when that is so already.
    package func nextAtWork(from moment: Timestamp, in zone: ZoneName) -> Timestamp {
        guard !contains(moment, in: zone) else { return moment }
        let today = zone.local(moment).date.daysSinceEpoch
        for day in today...(today + 8) {
            if let span = span(on: day, in: zone), span.lowerBound > moment { return span.lowerBound }
        }
        return moment
    }

    /// The time at work that begins on a day; `nil` on a day off, or when the clocks skip all of it.
    private func span(on day: Int64, in zone: ZoneName) -> Range<Timestamp>? {
        guard days.contains(Weekday(rawValue: CivilDate(daysSinceEpoch: day).weekday) ?? .monday) else { return nil }
        let open = zone.moment(onDay: day, at: start)
        let close = zone.moment(onDay: start < end ? day : day + 1, at: end)
        return open < close ? open..<close : nil
    }
}

extension Duration {
    /// Whole milliseconds, at most what a hundred years have.
    fileprivate var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return min(seconds, 3_155_760_000) * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
