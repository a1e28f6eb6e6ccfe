import Contracts

extension IssueMachine {
    /// Closes the issue and those that report the same, with a comment that says why.
    func close(_ decision: inout LifeDecision, as pattern: ResolutionPattern, cause: String) {
        let life = decision.life
        decision.life.closedAt = now
        decision.life.closedBy = nil
        decision.life.pattern = pattern
        decision.life.reopenUntil = now + rules.reopenWithin
        decision.life.note(.closed, cause, at: now)
        let reason = pattern == .falseAlarm ? "not_planned" : "completed"
        decision.effects.append(effect(.comment, life, EffectRequest(body: ClosingNote.closed(decision.life))))
        decision.effects.append(effect(.closeIssue, life, EffectRequest(stateReason: reason)))
        if life.category == .transientFailure {
            decision.effects.append(effect(.removeLabels, life, EffectRequest(labels: ["switchyard:monitoring"])))
        }
        for number in life.joinedIssues {
            var close = effect(.closeIssue, life, EffectRequest(stateReason: reason), number: number)
            close.subject = Subject(life.repository, number: number)
            decision.effects.append(close)
        }
        decision.announced.append((.issueResolved, outcome(decision.life, reason: cause)))
    }

    /// Closes a false alarm that statuses or a person's word show to be one, where the policy closes them.
    func closeFalseAlarm(_ decision: inout LifeDecision, cause: String) {
        let life = decision.life
        guard rules.closesFalseAlarms, life.category == .falsePositive, isWatching(life) else { return }
        close(&decision, as: .falseAlarm, cause: cause)
    }
}
