package import Contracts
import Foundation

/// A time zone by its IANA name, which is known to exist.
package struct ZoneName: Hashable, Sendable, CustomStringConvertible {
    /// The IANA name, `America/Los_Angeles`.
    package let description: String

    /// Coordinated universal time.
    package static let utc = ZoneName(known: "UTC")

    private init(known name: String) { description = name }

    /// The zone of this name; `nil` unless it is `UTC` or one of the time zones of this machine's Foundation.
    package init?(_ name: String) {
        guard name == "UTC" || ZoneName.names.contains(name), TimeZone(identifier: name) != nil else { return nil }
        description = name
    }

    /// A moment as the clocks of the zone show it.
    package struct Local: Hashable, Sendable {
        /// The day of the calendar.
        package let date: CivilDate
        /// Minutes since midnight, 0…1439.
        package let minuteOfDay: Int

        /// The day of the week.
        package var weekday: Weekday { Weekday(rawValue: date.weekday) ?? .monday }
    }

    /// What the clocks of the zone show at `moment`.
    package func local(_ moment: Timestamp) -> Local {
        let seconds = moment.seconds + Int64(offset(at: moment))
        let day = seconds.floorDivided(by: 86_400)
        return Local(date: CivilDate(daysSinceEpoch: day), minuteOfDay: Int(seconds - day * 86_400) / 60)
    }

    /// The first moment after `moment` at which the zone's clocks show `time` on a day that `matches`, looking at most
    /// `days` days ahead. A time that the clocks skip is taken at the offset that holds just before.
    func next(after moment: Timestamp, at time: DayTime, within days: Int64, matches: (CivilDate) -> Bool) -> Timestamp
    {
        let today = local(moment).date.daysSinceEpoch
        for day in today...(today + days) where matches(CivilDate(daysSinceEpoch: day)) {
            let candidate = self.moment(onDay: day, at: time)
            if candidate > moment { return candidate }
        }
        return moment + .seconds(days * 86_400)
    }

    /// The moment at which the zone's clocks show `time` on a day, counted from 1970-01-01.
    func moment(onDay day: Int64, at time: DayTime) -> Timestamp {
        let asIfUTC = Timestamp(milliseconds: (day * 86_400 + Int64(time.minutes) * 60) * 1000)
        let guess = asIfUTC - .seconds(offset(at: asIfUTC))
        return asIfUTC - .seconds(offset(at: guess))
    }

    /// Seconds to add to universal time.
    private func offset(at moment: Timestamp) -> Int {
        TimeZone(identifier: description)?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.seconds))) ?? 0
    }

    static let names = Set(TimeZone.knownTimeZoneIdentifiers)
}

extension Timestamp {
    fileprivate var seconds: Int64 { milliseconds.floorDivided(by: 1000) }
}

extension Int64 {
    /// The quotient rounded towards minus infinity.
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension Format<ZoneName> {
    static var timeZone: Format {
        .form(
            "time zone", pattern: "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$",
            parse: { text throws(MalformedText) in
                if let zone = ZoneName(text) { return zone }
                let nearest = Spelling.nearest(to: text, among: ZoneName.names.sorted() + ["UTC"])
                let remedy = nearest.map { "did you mean '\($0)'?" }
                let form = "write an IANA name, like America/Los_Angeles or UTC"
                throw MalformedText("no time zone", remedy: remedy ?? form, code: .unknownWord)
            },
            write: { $0.description })
    }
}
