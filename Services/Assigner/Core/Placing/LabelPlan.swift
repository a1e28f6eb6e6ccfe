package import Contracts

/// Which labels Switchyard sets, and their colours.
package enum LabelPlan {
    /// A label as it is made in a repository.
    package struct Label: Hashable, Sendable {
        /// Its name.
        package let name: String
        /// Six hex digits.
        package let color: String
        /// What people read when they hover.
        package let description: String
    }

    /// The label that marks every classified issue.
    package static let classified = "claude:classified"
    /// The label of issues that are watched for proof of recovery.
    package static let monitoring = "switchyard:monitoring"
    /// The label of issues that wait for a person.
    package static let held = "switchyard:held"
    /// The label of members of an incident over several repositories.
    package static let crossRepository = "switchyard:cross-repo"

    /// The label by which a person asks what is behind an issue.
    package static let investigate = IssueChanged.investigationLabel

    /// All labels, as `labels sync` makes them.
    package static let all: [Label] = [
        Label(name: classified, color: "0E8A16", description: "Switchyard has a verdict"),
        Label(name: "category:transient_failure", color: "F9D71C", description: "Would pass when run again"),
        Label(name: "category:code_fix_required", color: "D73A4A", description: "Code or configuration must change"),
        Label(name: "category:data_quality_issue", color: "FF8C00", description: "The data broke an expectation"),
        Label(name: "category:infrastructure_issue", color: "8B0000", description: "The platform must be mended"),
        Label(name: "category:false_positive", color: "CCCCCC", description: "Nothing is wrong"),
        Label(name: "priority:critical", color: "B60205", description: "Now"),
        Label(name: "priority:high", color: "D93F0B", description: "Today"),
        Label(name: "priority:medium", color: "FBCA04", description: "This week"),
        Label(name: "priority:low", color: "0E8A16", description: "When there is time"),
        Label(name: monitoring, color: "1D76DB", description: "Watched for proof of recovery"),
        Label(name: held, color: "5319E7", description: "Waits for a person"),
        Label(name: "switchyard:escalated", color: "B60205", description: "People have been called"),
        Label(name: "switchyard:recurring", color: "C2E0C6", description: "Comes back"),
        Label(name: crossRepository, color: "0052CC", description: "Part of an incident over repositories"),
        Label(name: investigate, color: "BFD4F2", description: "Set it to ask what is behind the failure"),
    ]

    /// The labels of a verdict, without those that people have decided about.
    package static func labels(for verdict: Verdict, decidedByPeople: Set<String> = []) -> [String] {
        var labels = [classified]
        if !decidedByPeople.contains("category") { labels.append("category:\(verdict.category)") }
        if !decidedByPeople.contains("priority") { labels.append("priority:\(verdict.priority)") }
        if verdict.held != nil {
            labels.append(held)
        } else if verdict.category == .transientFailure {
            labels.append(monitoring)
        }
        return labels
    }

    /// The writes that make an issue look as a command asked: the label that it named instead of the others of its kind, or
    /// the person.
    package static func obeying(_ asked: IssueChanged, on placement: Placement) -> [PlannedEffect] {
        guard let number = placement.placed.issue?.number else { return [] }
        func write(_ kind: EffectKind, _ request: EffectRequest) -> PlannedEffect {
            PlannedEffect(
                kind: kind, repository: placement.placed.repository, subject: placement.placed.subject, number: number,
                urgency: 0, request: request)
        }
        if asked.action == .assigned, let login = asked.assignee {
            return [write(.addAssignees, EffectRequest(assignees: [login]))]
        }
        guard let label = asked.label, let aspect = aspect(of: label), aspect != crossRepository else { return [] }
        let before =
            aspect == "category" ? "category:\(placement.verdict.category)" : "priority:\(placement.verdict.priority)"
        let add = write(.addLabels, EffectRequest(labels: [label]))
        return before == label ? [add] : [write(.removeLabels, EffectRequest(labels: [before])), add]
    }

    /// What a label decides about: `category`, `priority`, `switchyard:cross-repo`, or nothing.
    package static func aspect(of label: String) -> String? {
        if label.hasPrefix("category:") { return "category" }
        if label.hasPrefix("priority:") { return "priority" }
        if label == crossRepository { return label }
        return nil
    }
}
