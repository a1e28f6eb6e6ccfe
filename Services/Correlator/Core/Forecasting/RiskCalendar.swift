import Contracts

/// How failures spread over the days of the week and the hours of the day, in UTC.
///
/// A factor is a share of failures over what an even spread would give, drawn towards another factor by so many made-up failures:
/// `(count + weight × prior) / (total / slots + weight)`.
struct RiskCalendar: Sendable {
    private(set) var weekdays = [Double](repeating: 0, count: 7)
    private(set) var hours = [Double](repeating: 0, count: 24)

    /// Counts an hour in which something failed.
    mutating func add(_ milliseconds: Int64, weight: Double = 1) {
        weekdays[RiskCalendar.weekday(milliseconds)] += weight
        hours[RiskCalendar.hour(milliseconds)] += weight
    }

    func weekdayFactors(towards prior: [Double], weight: Double) -> [Double] {
        RiskCalendar.factors(weekdays, prior, weight)
    }

    func hourFactors(towards prior: [Double], weight: Double) -> [Double] {
        RiskCalendar.factors(hours, prior, weight)
    }

    static let evenWeek = [Double](repeating: 1, count: 7)
    static let evenDay = [Double](repeating: 1, count: 24)

    private static func factors(_ counts: [Double], _ prior: [Double], _ weight: Double) -> [Double] {
        let even = counts.reduce(0, +) / Double(counts.count)
        return zip(counts, prior).map { count, prior in (count + weight * prior) / (even + weight) }
    }

    /// The mean factor over the 24 hours after `now`.
    static func factor(after now: Timestamp, weekdays: [Double], hours: [Double]) -> Double {
        var sum = 0.0
        for step in 0..<24 {
            let moment = now.milliseconds + Int64(step) * 3_600_000
            sum += weekdays[weekday(moment)] * hours[hour(moment)]
        }
        return sum / 24
    }

    static func weekday(_ milliseconds: Int64) -> Int { Int((milliseconds / 86_400_000 + 3) % 7) }
    static func hour(_ milliseconds: Int64) -> Int { Int(milliseconds / 3_600_000 % 24) }
}
