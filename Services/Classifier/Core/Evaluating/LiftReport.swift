import Contracts

/// What asking Claude is worth on reports that neither it nor the engine was shown. Every number follows from the rows.
package struct LiftReport: Codable, Sendable, Hashable {
    /// Rows by a category or in all.
    package struct Share: Codable, Sendable, Hashable {
        /// Reports.
        package let reports: Int
        /// Share that the embedded engine alone got right, 0…1.
        package let localAccuracy: Double
        /// Share that was right in the end.
        package let combinedAccuracy: Double
        /// The second less the first.
        package let lift: Double
        /// Lower end of its 95 % interval.
        package let liftLow: Double
        /// Upper end of it.
        package let liftHigh: Double
        /// How probable as great a lift is by chance.
        package let chance: Double
        /// Reports about which Claude was asked.
        package let consulted: Int
        /// Decisions that the answer changed: another category.
        package let changed: Int
        /// Changed ones that were wrong before and right after.
        package let putRight: Int
        /// Changed ones that were right before and wrong after.
        package let putWrong: Int

        init(_ rows: [LiftRow]) {
            let difference = PairedDifference(
                gained: rows.count { $0.combinedIsRight && !$0.localIsRight },
                lost: rows.count { $0.localIsRight && !$0.combinedIsRight }, of: rows.count)
            let count = Double(max(1, rows.count))
            reports = rows.count
            localAccuracy = Double(rows.count(where: \.localIsRight)) / count
            combinedAccuracy = Double(rows.count(where: \.combinedIsRight)) / count
            (lift, liftLow, liftHigh) = (difference.difference, difference.low, difference.high)
            chance = difference.chance
            consulted = rows.count { $0.occasion != nil }
            changed = rows.count(where: \.isChanged)
            putRight = rows.count { $0.combinedIsRight && !$0.localIsRight }
            putWrong = rows.count { $0.localIsRight && !$0.combinedIsRight }
        }
    }

    /// How often Claude was asked: `uncertain` or `always`.
    package let consult: String
    /// The model, the second one, and the prompt.
    package let models: [String]
    /// Reports that were to be judged; more than ``Share/reports`` when the budget did not reach.
    package let sampled: Int
    /// Whether it stopped before the budget was exceeded.
    package let stoppedByBudget: Bool
    /// The budget, in US dollars.
    package let budgetUSD: Double
    /// All rows.
    package let whole: Share
    /// The rows of each category.
    package let categories: [String: Share]
    /// Calls that were made.
    package let calls: Int
    /// What they cost, in US dollars.
    package let costUSD: Double
    /// The same for each decision that they changed; absent without one.
    package let costPerChangeUSD: Double?
    /// The same for each decision that they put right; absent without one.
    package let costPerPutRightUSD: Double?
    /// Questions without a usable answer, by why.
    package let abstentions: [String: Int]
    /// Share of the input tokens that was read from the cache, 0…1.
    package let cachedShare: Double
    /// The median time of a question, in milliseconds.
    package let latencyMedianMs: Double
    /// Nine in ten were quicker.
    package let latencyP90Ms: Double
    /// What was said of every report.
    package let rows: [LiftRow]

    /// The report of `rows`, in the order of their ids.
    package init(
        rows: [LiftRow], consult: String, models: [String], sampled: Int, stoppedByBudget: Bool, budgetUSD: Double
    ) {
        self.rows = rows.sorted { $0.id < $1.id }
        self.consult = consult
        self.models = models
        self.sampled = sampled
        self.stoppedByBudget = stoppedByBudget
        self.budgetUSD = budgetUSD
        whole = Share(rows)
        categories = Dictionary(grouping: rows) { $0.category.rawValue }.mapValues(Share.init)
        calls = rows.reduce(0) { $0 + $1.calls }
        costUSD = self.rows.reduce(0) { $0 + $1.costUSD }
        costPerChangeUSD = whole.changed > 0 ? costUSD / Double(whole.changed) : nil
        costPerPutRightUSD = whole.putRight > 0 ? costUSD / Double(whole.putRight) : nil
        abstentions = Dictionary(grouping: rows.filter(\.isAbstention), by: \.outcome).mapValues(\.count)
        let cached = rows.reduce(0) { $0 + $1.cachedTokens }
        let read = rows.reduce(cached) { $0 + $1.inputTokens }
        cachedShare = read > 0 ? Double(cached) / Double(read) : 0
        let times = rows.filter { $0.calls > 0 }.map(\.latencyMs).sorted()
        latencyMedianMs = LiftReport.quantile(times, 0.5)
        latencyP90Ms = LiftReport.quantile(times, 0.9)
    }

    /// The smallest value that is no less than the share of all.
    private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let rank = Int((Double(sorted.count) * share).rounded(.up))
        return sorted[min(sorted.count, max(1, rank)) - 1]
    }
}
