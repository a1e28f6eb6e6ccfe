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
}
