package import Contracts

/// The write that reverses another.
package enum EffectInverse {
    /// `nil` when there is none: a comment has been read, a card is edited by its next version.
    package static func of(_ effect: Effect) -> PlannedEffect? {
        var inverse = PlannedEffect(
            kind: effect.kind, repository: effect.repository, subject: effect.subject,
            number: effect.number ?? effect.result?.number, urgency: 0, request: effect.request)
        switch effect.kind {
        case .addLabels: inverse.kind = .removeLabels
        case .removeLabels: inverse.kind = .addLabels
        case .addAssignees: inverse.kind = .removeAssignees
        case .removeAssignees: inverse.kind = .addAssignees
        case .closeIssue: inverse.kind = .reopenIssue
        case .reopenIssue: inverse.kind = .closeIssue
        case .openIssue:
            inverse.kind = .closeIssue
            inverse.request = EffectRequest(stateReason: "not_planned")
        default: return nil
        }
        return inverse
    }

    /// What a person says of an issue by having a write on it undone: to undo our close is to reopen it.
    package static func word(of effect: Effect, by person: String, at moment: Timestamp) -> IssueChanged? {
        guard let number = effect.number else { return nil }
        var change = IssueChanged(
            repository: effect.repository, number: number, action: .reopened,
            actor: Actor(login: person, isBot: false), at: moment)
        switch effect.kind {
        case .closeIssue: change.action = .reopened
        case .reopenIssue: change.action = .closed
        case .addLabels where effect.request.labels.contains("switchyard:held"):
            change.action = .unlabeled
            change.label = "switchyard:held"
        default: return nil
        }
        return change
    }
}
