package import Contracts

extension IssueMachine {
    /// Time has passed: a hold that has run out ends, what was proven and only had to stay quiet is closed, owners are
    /// reminded and deadlines raised.
    ///
    /// `nil` when nothing is due.
    package func wake(_ life: IssueLife) -> LifeDecision? {
        var decision = LifeDecision(life)
        if life.phase == .held, let until = life.holdUntil, until <= now {
            decision.life.held = nil
            decision.life.holdUntil = nil
            let isWatched = resting(decision.life) == .monitoring
            decision.life.note(isWatched ? .monitoring : .placed, "the hold ended", at: now)
        }
        closeIfProven(&decision)
        retryIfDue(&decision)
        for alarm in alarms(decision.life) where alarm.at <= now { raise(alarm, &decision) }
        return decision.life == life ? nil : decision
    }

    /// When ``wake(_:)`` has something to do next; `nil` when never.
    package func nextWake(_ life: IssueLife) -> Timestamp? {
        var times = alarms(life).map(\.at)
        if life.phase == .held, let until = life.holdUntil { times.append(until) }
        if let retry = retryDue(life) { times.append(retry) }
        if isWatching(life), let recovery = Recovery(life, rules), isEnough(life, for: recovery) {
            times.append(life.lastOccurrence + recovery.quiet)
        }
        return times.min()
    }
}
