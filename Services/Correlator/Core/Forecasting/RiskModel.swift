import Contracts

/// The forecast for the things of one kind.
///
/// Days are spans of 24 hours before `now`. With x the days on which a thing failed, d = ½ to the power of a day over a half-life:
///
/// 1. base rate m: failing days over all days, of all things of the kind that have failed at all, with two weeks more for each, of
///    which one day in twenty failed, because what never failed is not known;
/// 2. slow rate: (10·m + Σ x·dˢ) / (10 + Σ dˢ), half-life 25 days, the two weeks before the watch counted as days without; fast rate: (3·slow + Σ x·dᶠ) / (3 + Σ dᶠ), half-life 10 days.
///    These are means of a Gamma-Poisson (negative binomial) model with exponential forgetting, drawn towards the level above
///    (West and Harrison, "Bayesian Forecasting and Dynamic Models", discounting; Efron and Morris 1975, shrinkage);
/// 3. share of failing days after a day like the last one, failing or not (``RiskAftermath``), drawn towards the fast rate times
///    what such a day does to all things;
/// 4. rate λ = −ln(1 − share), times the mean of weekday and hour factors over the next 24 hours (``RiskCalendar``), times the
///    factor of a pull request that was merged on the day before, or of none (``ChangeWake``); probability 1 − e^(−λ);
/// 5. mixed with the probability that its rhythm gives, by how even the rhythm is (``RiskRhythm``);
/// 6. drawn together above two in three (``RiskCalibration``).
struct RiskModel {
    private static let slowHalfLife = 25.0
    private static let fastHalfLife = 10.0
    private static let slowPrior = 10.0
    private static let fastPrior = 3.0
    private static let aftermathPrior = 5.0
    private static let longest = 180
    /// What is taken for the days before anything was watched: two weeks with a failing day in twenty.
    private static let unwatchedDays = 14.0
    private static let unwatchedRate = 0.05

    private let histories: [RiskKey: FailureMoments]
    private let merges: [RepositoryName: [Int64]]
    private let now: Timestamp
    private let days: Int
    private let base: Double
    private let week: [Double]
    private let day: [Double]
    private let wake: ChangeWake
    /// For each repository with merges and each day back whether one was merged on the day before.
    private let afterChange: [RepositoryName: [Bool]]
    /// By how much a failing day, or a day without, moves the next day's share, over all things.
    private let aftermath: ChangeWake

    init(
        _ histories: [RiskKey: FailureMoments], merges: [RepositoryName: [Int64]], since: Timestamp, now: Timestamp
    ) {
        self.histories = histories
        self.merges = merges
        self.now = now
        let span = Int((now.since(since).milliseconds + 86_399_999) / 86_400_000)
        days = min(RiskModel.longest, max(1, span))
        var failing = 0
        var calendar = RiskCalendar()
        for history in histories.values {
            let back = history.daysBack(from: now, within: days)
            failing += back.count
            for hour in history.hours where hour < now.milliseconds { calendar.add(hour) }
        }
        // Only what failed is known at all: after a short time nearly every day watched is a failing one.
        let things = Double(max(1, histories.count))
        base =
            (Double(failing) + RiskModel.unwatchedRate * RiskModel.unwatchedDays * things)
            / (things * (Double(days) + RiskModel.unwatchedDays))
        aftermath = RiskModel.aftermath(histories, days: days, base: base, now: now)
        week = calendar.weekdayFactors(towards: RiskCalendar.evenWeek, weight: 20)
        day = calendar.hourFactors(towards: RiskCalendar.evenDay, weight: 20)
        let length = days
        afterChange = merges.mapValues { times in
            (0..<length).map { RiskModel.isAfterChange(times, dayBack: $0, now: now) }
        }
        wake = RiskModel.wake(histories, afterChange, days: days, base: base, now: now)
    }

    /// `nil` for what did not fail before `now`.
    func risk(of key: RiskKey) -> Risk? {
        guard let history = histories[key] else { return nil }
        let failing = history.daysBack(from: now, within: days)
        guard !failing.isEmpty else { return nil }
        let slow = RiskModel.rate(failing, days, RiskModel.slowHalfLife, base, RiskModel.slowPrior)
        let fast = RiskModel.rate(failing, days, RiskModel.fastHalfLife, slow, RiskModel.fastPrior)
        let season = seasonFactor(history)
        let hasJustFailed = failing.first == 0
        var own = RiskAftermath()
        own.add(failing, within: days, decay: RiskModel.decay(RiskModel.slowHalfLife))
        let prior = min(0.9, fast * aftermath.factor(isAfterChange: hasJustFailed))
        let share = own.share(afterFailure: hasJustFailed, prior: prior, weight: RiskModel.aftermathPrior)
        let isAfterChange = RiskModel.isAfterChange(merges[key.repository] ?? [], dayBack: -1, now: now)
        let change = changeFactor(key, Set(failing), usual: slow, isAfterChange: isAfterChange)
        let rate = -naturalLogarithm(1 - min(0.99, share)) * season * change
        let plain = 1 - exponential(-rate)
        let rhythm = RiskRhythm(history.hours.filter { $0 < now.milliseconds }, now: now)
        let mixed = rhythm.map { (1 - $0.weight) * plain + $0.weight * $0.probability } ?? plain
        var reasons: [(String, Double)] = []
        if fast > 1.4 * slow { reasons.append(("rising", fast / slow)) }
        if fast < slow / 1.4 { reasons.append(("falling", slow / fast)) }
        if season > 1.25 { reasons.append(("weekday", season)) }
        if isAfterChange, change > 1.1 { reasons.append(("after_change", change)) }
        if mixed > 1.2 * plain { reasons.append(("due", mixed / plain)) }
        return Risk(
            key: key.name, repository: key.repository,
            probability: min(0.999, max(0, RiskCalibration.told(mixed, own: fast))),
            occurrences: history.count, lastOccurrence: history.last, kind: key.kind, baseRate: base,
            reasons: reasons.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0))
    }

    /// Drawn towards what changes do to all things of the kind.
    private func changeFactor(
        _ key: RiskKey, _ failing: Set<Int>, usual: Double, isAfterChange: Bool
    ) -> Double {
        guard let after = afterChange[key.repository] else { return 1 }
        var own = ChangeWake()
        for day in 0..<max(0, days - 1) {
            own.add(failed: failing.contains(day), isAfterChange: after[day], expected: usual)
        }
        return own.factor(
            isAfterChange: isAfterChange, prior: wake.factor(isAfterChange: isAfterChange), weight: 4)
    }

    private func seasonFactor(_ history: FailureMoments) -> Double {
        var calendar = RiskCalendar()
        for hour in history.hours where hour < now.milliseconds { calendar.add(hour) }
        return RiskCalendar.factor(
            after: now, weekdays: calendar.weekdayFactors(towards: week, weight: 1.5),
            hours: calendar.hourFactors(towards: day, weight: 8))
    }

    private static func decay(_ halfLife: Double) -> Double { exponential(-naturalLogarithm(2) / halfLife) }

    private static func rate(
        _ failing: [Int], _ days: Int, _ halfLife: Double, _ prior: Double, _ weight: Double
    ) -> Double {
        let decay = decay(halfLife)
        let seen = failing.reduce(0) { $0 + exponential(Double($1) * naturalLogarithm(decay)) }
        // Before it was watched a thing is taken not to have failed: one failure in a first day is no rate of one a day.
        let watched = (1 - exponential((Double(days) + unwatchedDays) * naturalLogarithm(decay))) / (1 - decay)
        return (weight * prior + seen) / (weight + watched)
    }

    private static func aftermath(
        _ histories: [RiskKey: FailureMoments], days: Int, base: Double, now: Timestamp
    ) -> ChangeWake {
        var wake = ChangeWake()
        guard days > 1 else { return wake }
        for history in histories.values {
            let back = history.daysBack(from: now, within: days)
            let failing = Set(back)
            let usual = rate(back, days, slowHalfLife, base, slowPrior)
            for day in 0..<days - 1 {
                wake.add(
                    failed: failing.contains(day), isAfterChange: failing.contains(day + 1), expected: usual)
            }
        }
        return wake
    }

    private static func wake(
        _ histories: [RiskKey: FailureMoments], _ after: [RepositoryName: [Bool]], days: Int, base: Double,
        now: Timestamp
    ) -> ChangeWake {
        var wake = ChangeWake()
        guard !after.isEmpty, days > 1 else { return wake }
        for (key, history) in histories {
            guard let after = after[key.repository] else { continue }
            let failing = Set(history.daysBack(from: now, within: days))
            let usual = rate(failing.sorted(), days, slowHalfLife, base, slowPrior)
            for back in 0..<days - 1 {
                wake.add(failed: failing.contains(back), isAfterChange: after[back], expected: usual)
            }
        }
        return wake
    }

    /// Whether a pull request was merged in the 24 hours before the day that lies so far back; −1 is the day after `now`.
    private static func isAfterChange(_ merges: [Int64], dayBack: Int, now: Timestamp) -> Bool {
        let start = now.milliseconds - Int64(dayBack + 1) * 86_400_000
        return merges.contains { $0 < start && $0 >= start - 86_400_000 }
    }
}
