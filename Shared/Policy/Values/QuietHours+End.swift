package import Contracts

extension QuietHours {
    /// When the quiet that holds at `moment` is over; `moment` itself when it is not quiet.
    package func end(after moment: Timestamp, in zone: ZoneName) -> Timestamp {
        guard contains(moment, in: zone) else { return moment }
        return zone.next(after: moment, at: end, within: 2) { _ in true }
    }
}

extension ZoneName {
    /// When the next day begins in the zone.
    package func nextDay(after moment: Timestamp) -> Timestamp {
        guard let midnight = DayTime(minutes: 0) else { return moment + .seconds(86_400) }
        return next(after: moment, at: midnight, within: 2) { _ in true }
    }
}
