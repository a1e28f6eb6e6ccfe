package import Contracts

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

    private static let prefix = "category:"

    private static func word(_ name: String, _ change: IssueChanged) -> FailureMemory.Correction? {
        let category = Category(rawValue: name)
        guard Category.known.contains(category) else { return nil }
        return FailureMemory.Correction(category: category, expert: nil, actor: change.actor.login, at: change.at)
    }
}
