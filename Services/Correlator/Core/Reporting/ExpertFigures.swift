import Contracts
import Policy

/// The work of each expert.
struct ExpertFigures {
    let issues: IssueFigures
    let policy: Policy
    let misrouted: [Expert: Int]

    func loads(in window: ReportWindow) -> [ExpertLoad] {
        var loads: [Expert: ExpertLoad] = [:]
        var times: [Expert: Percentiles] = [:]
        func change(_ expert: Expert, _ body: (inout ExpertLoad) -> Void) {
            body(&loads[expert, default: ExpertLoad(expert: expert.rawValue, capacity: capacity(expert))])
        }
        for issue in issues.issues.values {
            guard let placedAt = issue.placedAt else { continue }
            if window.contains(placedAt) { change(issue.expert) { $0.placed += 1 } }
            if issue.isOpen(at: window.until) { change(issue.expert) { $0.open += 1 } }
        }
        for (issue, end, from) in issues.ends(in: window) where issue.placedAt != nil {
            change(issue.expert) { $0.resolved += 1 }
            if let from { times[issue.expert, default: Percentiles()].add(end.at.since(from)) }
        }
        for (expert, count) in misrouted { change(expert) { $0.misrouted += count } }
        for (expert, measured) in times { change(expert) { $0.medianSecondsToResolution = measured.median } }
        return loads.values.sorted { (-$0.open, -$0.placed, $0.expert) < (-$1.open, -$1.placed, $1.expert) }
    }

    private func capacity(_ expert: Expert) -> Int {
        let people = policy.expert(expert)
        return people.members.count * people.capacity
    }
}
