package import Contracts

/// What people and other services do to a placed issue, as the assigner takes it.
package enum PlacementChange {
    /// The placement after an activity; `nil` when the activity changes nothing.
    ///
    /// People win: a label or assignee that a person set or removed is theirs from then on.
    package static func apply(_ change: IssueChanged, to placement: Placement) -> Placement? {
        guard !change.actor.isBot else { return nil }
        var next = placement
        switch change.action {
        case .labeled, .unlabeled:
            guard let label = change.label, let aspect = LabelPlan.aspect(of: label) else { return nil }
            next.decidedByPeople.insert(aspect)
            if change.action == .labeled { adopt(label, into: &next) }
        case .assigned, .unassigned:
            guard let login = change.assignee else { return nil }
            next.decidedByPeople.insert("assignees")
            next.placed.assignees.removeAll { $0.lowercased() == login.lowercased() }
            if change.action == .assigned { next.placed.assignees.append(login) }
        case .closed:
            next.decidedByPeople.insert("state")
            next.endedBy = change.actor.login
        case .pullRequestMerged:
            guard change.pullRequest?.merged == true else { return nil }
            next.endedBy = change.actor.login
        case .reopened:
            next.decidedByPeople.insert("state")
            next.endedBy = nil
            next.closedAt = nil
            next.reopenUntil = nil
            next.pattern = nil
        case .deleted, .transferred:
            next.closedAt = change.at
            next.reopenUntil = nil
        default:
            return nil
        }
        return next == placement ? nil : next
    }

    /// The placement without what has been learnt of its end, and who ended it; `nil` while the end and its author are not both known.
    ///
    /// Which of both is told first depends on the streams.
    package static func lesson(_ placement: Placement) -> (placement: Placement, fixer: Fixer)? {
        guard let login = placement.endedBy, let pattern = placement.pattern, let at = placement.closedAt,
            Fixer.teaches(pattern)
        else { return nil }
        var next = placement
        next.endedBy = nil
        return (next, Fixer(login: login, at: at, pattern: pattern))
    }

    /// The placement after a turn in the issue's life.
    package static func apply(
        _ type: EntryType, _ outcome: IssueOutcome, to placement: Placement, at now: Timestamp
    ) -> Placement {
        var next = placement
        switch type {
        case .issueResolved:
            next.closedAt = now
            next.reopenUntil = outcome.reopenUntil
            next.pattern = outcome.pattern
        case .issueReopened:
            next.endedBy = nil
            next.closedAt = nil
            next.reopenUntil = nil
            next.pattern = nil
        default: break
        }
        return next
    }

    private static func adopt(_ label: String, into placement: inout Placement) {
        let word = String(label.drop { $0 != ":" }.dropFirst())
        if label.hasPrefix("category:") {
            placement.verdict.category = Category(rawValue: word)
            // A person has spoken: nothing waits for a confirmation any more.
            placement.verdict.held = nil
            placement.placed.held = nil
            placement.placed.category = placement.verdict.category
        } else if label.hasPrefix("priority:") {
            placement.verdict.priority = Priority(rawValue: word)
            placement.placed.priority = placement.verdict.priority
        }
    }
}
