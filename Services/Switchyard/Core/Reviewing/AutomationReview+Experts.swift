import Contracts
import Policy

extension AutomationReview {
    func experts(_ report: GetReportResponse) -> [ReviewFinding] {
        let overloaded = report.experts.filter { $0.capacity > 0 && $0.open > $0.capacity }.map { load in
            let issues = facts.chronicle.issues.values.filter {
                $0.state != .closed && $0.placed.expert.rawValue == load.expert
            }.sorted { $0.subject < $1.subject }
            return ReviewFinding(
                "expert_overloaded", "\(load.expert) has \(load.open) open issues and room for \(load.capacity)",
                count: load.open, evidence: issues.map(\.subject.description), links: issues.compactMap(\.url),
                remedy: "name more members or a fallback, or let some of it go elsewhere by a rule")
        }
        return overloaded + misroutes
    }

    /// Where people send the same kind of failure to another expert again and again, a rule does it for them.
    private var misroutes: [ReviewFinding] {
        let sorted = facts.misroutes.filter { $0.value.count >= 3 }.sorted {
            (-$0.value.count, "\($0.key)") < (-$1.value.count, "\($1.key)")
        }
        return sorted.map { route, subjects in
            let condition = "{repository: \(route.repository), category: \(route.category)}"
            let unique = Set(subjects).sorted()
            return ReviewFinding(
                "expert_misrouted",
                "people gave \(subjects.count) failures of \(route.repository) (\(route.category)) from \(route.from) to \(route.to)",
                count: subjects.count, evidence: unique.map(\.description),
                links: unique.compactMap { facts.chronicle.issues[$0]?.url },
                remedy: "let a rule send them there",
                change: .prepend(
                    path: ["assignment_rules", "rules"],
                    item: "{name: review-\(route.to)-\(route.category), when: \(condition), expert: \(route.to)}"))
        }
    }
}
