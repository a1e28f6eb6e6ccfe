import Contracts
import Policy

/// What a report's figures say should change.
struct AdviceFinder: Sendable {
    /// A node that failed on so many days of the report recurs.
    private static let recurringDays = 3
    private static let most = 10

    private var matched: Set<String> = []
    private var routed: Set<String> = []
    private var nodes: [String: Set<Int64>] = [:]

    mutating func add(_ failure: FailureClassified) {
        if let rule = failure.verdict.rule { matched.insert(rule) }
        let day = failure.occurredAt.milliseconds / 86_400_000
        for node in failure.nodes.prefix(50) {
            let name = "\(failure.repository) \(node.uniqueID)"
            guard nodes[name] != nil || nodes.count < ReportWindow.limit else { continue }
            nodes[name, default: []].insert(day)
        }
    }

    mutating func add(_ placed: FailurePlaced) {
        for step in placed.route where step.matched { routed.insert(step.rule) }
    }

    /// The nodes that failed on the most days.
    func advice(_ policy: Policy, failures: Int, experts: [ExpertLoad]) -> [ReportAdvice] {
        var advice: [ReportAdvice] = []
        if failures > 0 {
            let named = policy.classification.rules.map(\.name).filter { !matched.contains($0) }
            let numbered = policy.assignmentRules.rules.enumerated().map { $1.name ?? "rules[\($0)]" }
                .filter { !routed.contains($0) }
            for name in named.prefix(AdviceFinder.most) {
                advice.append(
                    ReportAdvice(
                        kind: "rule_never_matched", name: name, count: failures,
                        message: "no failure of this time matched this classification rule"))
            }
            for name in numbered.prefix(AdviceFinder.most) {
                advice.append(
                    ReportAdvice(
                        kind: "rule_never_matched", name: name, count: failures,
                        message: "no failure of this time matched this assignment rule"))
            }
        }
        let recurring = nodes.filter { $0.value.count >= AdviceFinder.recurringDays }
            .sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
        for (name, days) in recurring.prefix(AdviceFinder.most) {
            advice.append(
                ReportAdvice(
                    kind: "node_recurs", name: name, count: days.count,
                    message: "failed on \(days.count) days: closing it again will not end it"))
        }
        return advice + AdviceFinder.advice(experts)
    }

    private static func advice(_ experts: [ExpertLoad]) -> [ReportAdvice] {
        experts.flatMap { load -> [ReportAdvice] in
            var advice: [ReportAdvice] = []
            if load.capacity > 0, load.open > load.capacity {
                advice.append(
                    ReportAdvice(
                        kind: "expert_overloaded", name: load.expert, count: load.open,
                        message: "\(load.open) open issues, room for \(load.capacity)"))
            }
            if load.misrouted >= 3 {
                advice.append(
                    ReportAdvice(
                        kind: "expert_misrouted", name: load.expert, count: load.misrouted,
                        message: "\(load.misrouted) verdicts were given to another expert by people"))
            }
            return advice
        }
    }
}
