import Contracts
import Policy

extension AutomationReview {
    /// Thresholds at which people were called and had nothing to do.
    func thresholds(_ report: GetReportResponse) -> [ReviewFinding] {
        guard facts.classified >= AutomationReview.enough else { return [] }
        let triggers = facts.policy.escalationTriggers
        let volumes = facts.dailyVolume.values.flatMap(\.values)
        let occurrences = Array(facts.occurrences.values)
        return [
            threshold(
                report, .volume, "high_volume_threshold", triggers.highVolumeThreshold, volumes,
                "failures of a repository in a day"),
            threshold(
                report, .recurrence, "recurring_issue_threshold", triggers.recurringIssueThreshold, occurrences,
                "occurrences of a failure"),
        ].compactMap(\.self)
    }

    private func threshold(
        _ report: GetReportResponse, _ kind: EscalationKind, _ key: String, _ current: Int, _ seen: [Int],
        _ what: String
    ) -> ReviewFinding? {
        guard let calls = report.escalationFigures.first(where: { $0.kind == kind.rawValue }) else { return nil }
        let decided = calls.needed + calls.notNeeded
        guard decided >= 3, calls.needed * 3 <= decided, !seen.isEmpty else { return nil }
        // Called only above what nine of ten days, or failures, reach anyway.
        let usual = seen.sorted()[(seen.count * 9 + 9) / 10 - 1]
        let better = max(current + 1, usual + 1)
        return ReviewFinding(
            "threshold",
            "of \(decided) calls for \(kind.rawValue) only \(calls.needed) were needed; \(key) is \(current)",
            count: calls.notNeeded, evidence: ["nine in ten times there are at most \(usual) \(what)"],
            remedy: "call at \(better)", change: .set(path: ["escalation_triggers", key], value: "\(better)"))
    }
}
