/// A day of the proleptic Gregorian calendar.
///
/// Conversions follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (`days_from_civil`,
/// `civil_from_days`).
package struct CivilDate: Hashable, Sendable {
    /// The year, astronomical (0 is 1 BC).
    package let year: Int64
    /// 1…12.
    package let month: Int
    /// 1…31.
    package let day: Int

    /// The day with this distance from 1970-01-01.
    package init(daysSinceEpoch: Int64) {
        let shifted = daysSinceEpoch + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
        month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The named day; `nil` when the calendar has no such day.
    package init?(year: Int64, month: Int64, day: Int64) {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        let candidate = CivilDate(daysSinceEpoch: CivilDate.days(year: year, month: month, day: day))
        guard candidate.year == year, candidate.month == Int(month), candidate.day == Int(day) else { return nil }
        self = candidate
    }

    /// Days since 1970-01-01.
    package var daysSinceEpoch: Int64 { CivilDate.days(year: year, month: Int64(month), day: Int64(day)) }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    package var weekday: Int { Int((daysSinceEpoch + 3) - (daysSinceEpoch + 3).floorDivided(by: 7) * 7) }

    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.floorDivided(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
