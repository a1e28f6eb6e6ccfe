import Contracts

/// A lift report for people, as lines of plain text.
package struct LiftText {
    private let report: LiftReport

    /// The text of `report`.
    package init(_ report: LiftReport) { self.report = report }

    /// The measures, then the abstentions, then the categories.
    package var lines: [String] { head + measures + abstentions + categories }

    private var head: [String] {
        let whole = report.whole
        var lines = [
            "\(whole.reports) of \(report.sampled) reports, asked \(report.consult), \(report.models.joined(separator: ", "))"
        ]
        if report.stoppedByBudget {
            lines.append(
                "stopped before the budget of $\(money(report.budgetUSD)) was exceeded; the rest was not judged")
        }
        if report.calls == 0, report.stoppedByBudget {
            lines.append("not one question was put: with its second opinion it may cost more; raise the budget")
        }
        return lines + [""]
    }

    private var measures: [String] {
        let whole = report.whole
        let share = Double(whole.consulted) / Double(max(1, whole.reports))
        let other = whole.changed - whole.putRight - whole.putWrong
        return [
            "local accuracy      \(percent(whole.localAccuracy))",
            "combined accuracy   \(percent(whole.combinedAccuracy))",
            "lift                \(points(whole.lift)), 95 % interval \(points(whole.liftLow)) … \(points(whole.liftHigh))",
            "by chance           \(percent(whole.chance)) (McNemar, exact)",
            "consulted           \(whole.consulted) (\(percent(share))), \(report.calls) calls",
            "changed             \(whole.changed): \(whole.putRight) put right, \(whole.putWrong) put wrong, \(other) wrong as before",
            "cost                $\(money(report.costUSD)), a change \(each(report.costPerChangeUSD)), one put right \(each(report.costPerPutRightUSD))",
            "cache               \(percent(report.cachedShare)) of the input tokens",
            "latency             median \(Int(report.latencyMedianMs.rounded())) ms, p90 \(Int(report.latencyP90Ms.rounded())) ms",
        ]
    }

    private var abstentions: [String] {
        let total = report.abstentions.values.reduce(0, +)
        let list = report.abstentions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return ["no usable answer    \(total)" + (list.isEmpty ? "" : ": \(list)")]
    }

    private var categories: [String] {
        let head = "category                reports  local    combined  lift      asked  changed  right  wrong"
        let known = Category.known.map(\.rawValue)
        return ["", head]
            + known.compactMap { name in
                guard let share = report.categories[name] else { return nil }
                return pad(name, 24) + pad("\(share.reports)", 9) + pad(percent(share.localAccuracy), 9)
                    + pad(percent(share.combinedAccuracy), 10) + pad(points(share.lift), 10)
                    + pad("\(share.consulted)", 7) + pad("\(share.changed)", 9) + pad("\(share.putRight)", 7)
                    + "\(share.putWrong)"
            }
    }

    private func each(_ cost: Double?) -> String { cost.map { "$\(money($0))" } ?? "–" }

    /// Dollars with four places.
    private func money(_ dollars: Double) -> String {
        let parts = Int64((min(max(0, dollars), 1e12) * 10_000).rounded())
        let rest = String(parts % 10_000)
        return "\(parts / 10_000)." + String(repeating: "0", count: 4 - rest.count) + rest
    }

    private func points(_ share: Double) -> String { (share < 0 ? "−" : "+") + percent(abs(share)) }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
