package import Contracts
package import Policy

/// What a person's activity on an issue says of the verdict.
package enum FeedbackWord {
    /// The correction in an activity: a `category:` label set by a person, or `/switchyard category X` from somebody with
    /// triage permission; `nil` when it says nothing of the verdict.
    package static func correction(in change: IssueChanged) -> FailureMemory.Correction? {
        guard !change.actor.isBot else { return nil }
        switch change.action {
        case .labeled:
            // GitHub itself lets nobody label who lacks triage permission.
            guard let label = change.label, label.hasPrefix(prefix) else { return nil }
            return word(String(label.dropFirst(prefix.count)), change)
        case .commented:
            guard let command = change.command,
                ["triage", "write", "maintain", "admin"].contains(change.actor.permission)
            else { return nil }
            let parts = command.split(separator: " ")
            guard parts.count == 2, parts[0] == "category" else { return nil }
            return word(String(parts[1]), change)
        default: return nil
        }
    }

    /// The expert whom a person's assignment names: the only role that the assignee stands for; `nil` when there is none, or
    /// several.
    package static func assignment(in change: IssueChanged, policy: Policy) -> FailureMemory.Correction? {
        guard !change.actor.isBot, change.action == .assigned, let login = change.assignee?.lowercased() else {
            return nil
        }
        let roles = policy.experts.filter { $1.members.contains { $0.description.lowercased() == login } }
        guard roles.count == 1, let expert = roles.keys.first else { return nil }
        return FailureMemory.Correction(category: nil, expert: expert, actor: change.actor.login, at: change.at)
    }

    /// Whether a person opened the issue again, which refutes what led to its closing.
    package static func doubts(_ change: IssueChanged) -> Bool { !change.actor.isBot && change.action == .reopened }

    private static let prefix = "category:"

    private static func word(_ name: String, _ change: IssueChanged) -> FailureMemory.Correction? {
        let category = Category(rawValue: name)
        guard Category.known.contains(category) else { return nil }
        return FailureMemory.Correction(category: category, expert: nil, actor: change.actor.login, at: change.at)
    }
}
