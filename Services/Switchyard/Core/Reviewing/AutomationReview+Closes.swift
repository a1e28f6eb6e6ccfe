import Contracts
import Policy

extension AutomationReview {
    /// Closes of Switchyard's own that were taken back, and what would have kept them open.
    var closes: [ReviewFinding] {
        let byPattern = Dictionary(grouping: facts.wrongCloses, by: \.pattern)
        return byPattern.sorted { ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue) }.map {
            pattern, closes in
            let subjects = Set(closes.map(\.subject)).sorted()
            var finding = ReviewFinding(
                "closed_wrongly",
                "\(closes.count) closes as \(pattern.rawValue.replacing("_", with: " ")) were taken back",
                count: closes.count, evidence: subjects.map(\.description),
                links: subjects.compactMap { facts.chronicle.issues[$0]?.url },
                remedy: "ask for more proof before closing, or look for the cause that comes back")
            switch pattern {
            case .autoResolved: mend(&finding)
            case .falseAlarm where closes.count >= 2 && facts.policy.resolution.falsePositive.minConfidence < 0.97:
                finding.change = .set(path: ["resolution", "false_positive", "min_confidence"], value: "0.97")
            default: break
            }
            return finding
        }
    }

    /// More green runs, or more quiet: the least that a replay says would have prevented some of them.
    private func mend(_ finding: inout ReviewFinding) {
        let transient = facts.policy.resolution.transient
        let path = ["resolution", "transient"]
        let quiet = DurationText.format(transient.quiet + transient.quiet)
        let changes: [PolicyChange] = [
            .set(path: path + ["green_runs"], value: "\(transient.greenRuns + 1)"),
            .set(path: path + ["quiet"], value: quiet),
            .set(path: path + ["green_runs"], value: "\(transient.greenRuns + 3)"),
        ]
        guard let best = tried(changes, { $0.wrongClosesSaved }) else { return }
        finding.change = best.change
        finding.replay = best.says
    }
}
