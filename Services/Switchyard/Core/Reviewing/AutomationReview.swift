import Contracts
import CorrelatorCore
import Policy

/// Looks over what the automation did in a time, and says what should be looked at or changed.
package struct AutomationReview: Sendable {
    /// Below so many failures nothing is said of rules and thresholds.
    static let enough = 20
    static let heldTooLong = Duration.seconds(3 * 86_400)
    static let stuckAfter = Duration.seconds(3 * 86_400)

    let facts: ReviewFacts

    /// Reviews these facts.
    package init(_ facts: ReviewFacts) { self.facts = facts }

    /// The findings, what is wrong now first, then what would go wrong again.
    package var findings: [ReviewFinding] {
        let report = facts.builder.report
        return issues + closes + flapping + rules + experts(report) + thresholds(report)
    }

    private var issues: [ReviewFinding] {
        let open = facts.chronicle.issues.values.filter { $0.state == .open }
        let stuck = open.filter { issue in
            issue.placed.deadlines.resolutionAt.map { facts.now > $0 + AutomationReview.stuckAfter } ?? false
        }
        let silent = open.filter { issue in
            !facts.answered.contains(issue.subject)
                && (issue.placed.deadlines.firstResponseAt.map { facts.now > $0 } ?? false)
        }
        let held = facts.chronicle.issues.values.filter {
            $0.state == .held && facts.now.since($0.changedAt) > AutomationReview.heldTooLong
        }
        return [
            about(
                stuck, "stuck", "issues are open although they should have ended three days ago or more",
                remedy: "close, hand over or hold them; `switchyard explain` tells each one's story"),
            about(
                held, "held_too_long", "issues have waited for a person's word for three days or more",
                remedy: "confirm with `/switchyard category …`, or end the hold by taking off the label switchyard:held"
            ),
            about(
                silent, "never_answered", "open issues have passed their first deadline and nobody has answered",
                remedy: "see that their experts have members with hours, and that those can be assigned"),
        ].compactMap(\.self)
    }

    private func about(_ issues: [IssueRow], _ kind: String, _ what: String, remedy: String) -> ReviewFinding? {
        guard !issues.isEmpty else { return nil }
        let sorted = issues.sorted { ($0.changedAt, $0.subject) < ($1.changedAt, $1.subject) }
        return ReviewFinding(
            kind, "\(issues.count) \(what)", count: issues.count, evidence: sorted.map(\.subject.description),
            links: sorted.compactMap(\.url), remedy: remedy)
    }

    private var flapping: [ReviewFinding] {
        let flapping = facts.chronicle.issues.values.filter { $0.flaps >= 2 }
            .sorted { (-$0.flaps, $0.subject) < (-$1.flaps, $1.subject) }
        guard !flapping.isEmpty else { return [] }
        return [
            ReviewFinding(
                "flapping", "\(flapping.count) issues were closed and came back two times or more",
                count: flapping.count,
                evidence: flapping.map { issue in
                    "\(issue.subject), \(issue.flaps) times: "
                        + issue.placed.nodes.prefix(3).map(\.uniqueID).joined(separator: ", ")
                },
                links: flapping.compactMap(\.url),
                remedy: "look for the cause that the retries hide; `switchyard investigate` helps")
        ]
    }

    /// The best of some changes by a replay of the recorded time, with what the replay says; `nil` when none helps.
    func tried(_ changes: [PolicyChange], _ helps: (ReplayRun) -> Int) -> (change: PolicyChange, says: String)? {
        let text = facts.policy.canonicalText()
        for change in changes {
            guard let changed = change.apply(to: text), let policy = try? Policy.load(yaml: changed, file: "policy")
            else {
                continue
            }
            let run = ReplayRun(facts.entries, numbers: facts.numbers, before: facts.policy, after: policy)
            if helps(run) > 0 { return (change, ReplayText.lines(run, most: 0).last ?? "") }
        }
        return nil
    }
}
