import Contracts

extension IssueMachine {
    /// Closes the issue and those that report the same, with a comment that says why.
    func close(_ decision: inout LifeDecision, as pattern: ResolutionPattern, cause: String) {
        decision.life.closedAt = now
        decision.life.closedBy = nil
        decision.life.pattern = pattern
        decision.life.reopenUntil = now + reopenWindow(decision.life)
        decision.life.note(.closed, cause, at: now)
        decision.effects += closing(decision.life)
        decision.announced.append((.issueResolved, outcome(decision.life, reason: cause)))
    }

    /// What is written at a close of ours.
    func closing(_ life: IssueLife) -> [PlannedEffect] {
        let reason = life.pattern == .falseAlarm ? "not_planned" : "completed"
        var effects = [
            effect(.comment, life, EffectRequest(body: ClosingNote.closed(life))),
            effect(.closeIssue, life, EffectRequest(stateReason: reason)),
        ]
        if life.category == .transientFailure {
            effects.append(effect(.removeLabels, life, EffectRequest(labels: ["switchyard:monitoring"])))
        }
        for number in life.joinedIssues {
            var close = effect(.closeIssue, life, EffectRequest(stateReason: reason), number: number)
            close.subject = Subject(life.repository, number: number)
            effects.append(close)
        }
        return effects
    }

    /// Closes a false alarm that statuses or a person's word show to be one, where the policy closes them.
    func closeFalseAlarm(_ decision: inout LifeDecision, cause: String) {
        let life = decision.life
        guard rules.closesFalseAlarms, life.category == .falsePositive, isWatching(life) else { return }
        close(&decision, as: .falseAlarm, cause: cause)
    }
}
