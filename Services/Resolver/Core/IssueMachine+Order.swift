package import Contracts

extension IssueMachine {
    /// Takes in what was told, in whatever order, and lets time pass until now.
    ///
    /// The life is a function of its facts and the time alone: a fact that is told late is put where it belongs and what came
    /// after it is gone through again, and a fact that is told twice changes nothing. What is written outside follows from the
    /// difference between the life before and after.
    ///
    /// - Parameters:
    ///   - facts: what is new; none when only time has passed.
    ///   - life: the life so far, `nil` before the first failure.
    ///   - log: what it was folded from; `nil` when that is not known.
    /// - Returns: `nil` when nothing is new, or no failure is known yet. Its ``LifeDecision/log`` is to be kept with the life.
    package func take(_ facts: [LifeFact], life: IssueLife?, log: LifeLog?) -> LifeDecision? {
        var log = log
        var decision = take(facts, life: life, log: &log)
        decision?.log = log
        return decision
    }

    /// The same, for a log that nobody else holds: it is changed where it is, and stands even when nothing is decided.
    package func take(_ facts: [LifeFact], life: IssueLife?, log kept: inout LifeLog?) -> LifeDecision? {
        var log = kept.take() ?? life.map { LifeLog(adopting: $0, rules) } ?? LifeLog(rules)
        defer { kept = log }
        if let life, log.rules != rules { log.seal(life) }
        log.rules = rules
        var new: [LifeFact] = []
        for fact in facts where fact.matters && !log.knows(fact.id) && !new.contains(where: { $0.id == fact.id }) {
            var fact = fact
            // A clock that is ahead of ours does not let our time pass.
            fact.at = max(min(fact.at, now), log.horizon ?? min(fact.at, now))
            new.append(fact)
        }
        guard !new.isEmpty || facts.isEmpty else { return nil }
        new.sort { $0.precedes($1) }
        let isLate = life == nil || new.first.map { isOvertaken($0, log) } ?? false
        for index in new.indices where isLate && life != nil && isOvertaken(new[index], log) { new[index].late = now }
        for fact in new { log.insert(fact) }
        var fold = LifeFold(isLate ? log.base : life, rules: rules, reached: isLate ? log.horizon : log.reached)
        fold.silences = silences
        fold.present = now
        fold.told = Set(log.told)
        fold.retriesLeft = retriesLeft
        for fact in isLate ? log.facts : new { fold.apply(fact) }
        fold.advance(to: now)
        guard let after = fold.life else { return nil }
        // Nothing came of the time that passed.
        if facts.isEmpty, fold.turns.isEmpty { return nil }
        log.reached = fold.reached
        fold.told.formUnion(after.raised)
        if fold.told.count != log.told.count { log.told = fold.told.sorted() }
        log.trim(silences)
        return outward(fold, before: life, after: after, new: new, isLate: isLate)
    }

    private func isOvertaken(_ fact: LifeFact, _ log: LifeLog) -> Bool {
        log.facts.last.map { fact.precedes($0) } ?? false || log.reached.map { fact.at < $0 } ?? false
    }

    /// What one fact does to a life that has begun.
    func turn(_ fact: LifeFact, life: IssueLife) -> LifeDecision? {
        switch fact.content {
        case .placed(let placed): place(placed, life: life)
        case .run(let run): observe(run, life: life)
        case .incident(let incident): observe(incident, life: life)
        case .change(let change) where change.action == .pullRequestMerged: merged(change, life: life)
        case .change(let change): follow(change, life: life)
        }
    }

    /// An activity, and the command in it where the person may command.
    private func follow(_ change: IssueChanged, life: IssueLife) -> LifeDecision? {
        let seen = observe(change.asked, life: life)
        guard let text = change.command, let command = LifeCommand(text), change.actor.mayCommand else { return seen }
        return obey(command, by: change.actor.login, life: seen?.life ?? life) ?? seen
    }

    /// What is written outside. Where one turn decided, that is what it asks for; where several did, or earlier ones are gone
    /// through again, it is the difference.
    private func outward(
        _ fold: LifeFold, before: IssueLife?, after: IssueLife, new: [LifeFact], isLate: Bool
    ) -> LifeDecision {
        let turns = fold.turns
        let moves = turns.count { $0.decision.moves }
        // What moved it by time alone is not written when the next thing known has overtaken it.
        if !isLate, moves == 0 || (moves == 1 && turns.last?.decision.moves == true) {
            return turns.reduce(into: LifeDecision(after)) { whole, turn in
                whole.effects += turn.decision.effects.filter { $0.kind != .rerun || turn.wants($0, now: after) }
                whole.announced += turn.decision.announced
                whole.escalations += turn.decision.escalations
            }
        }
        var decision = LifeDecision(after)
        let isNew = { (turn: LifeFold.Turn) in new.contains { $0.id == turn.fact?.id } || (!isLate) }
        for turn in turns {
            decision.escalations += turn.decision.escalations
            guard !turn.decision.moves else { continue }
            decision.effects += turn.decision.effects.filter { effect in
                if effect.kind == .rerun { return turn.fact == nil ? turn.wants(effect, now: after) : isNew(turn) }
                // Answers, reminders and calls are given once, whichever turn they belong to.
                if effect.kind == .comment || !turn.decision.escalations.isEmpty { return true }
                return isNew(turn) && !effect.request.labels.contains("switchyard:held")
            }
        }
        reconcile(&decision, before: before, new: new)
        return decision
    }
}

extension LifeFold.Turn {
    /// Whether a run is still to be started again, in the light of all that is known by now.
    func wants(_ rerun: PlannedEffect, now life: IssueLife) -> Bool {
        fact != nil || !life.isClosed && life.proof.isEmpty && life.run?.id == rerun.request.run?.id
    }
}

extension LifeDecision {
    /// Whether it opens or closes the issue.
    var moves: Bool { effects.contains { [.closeIssue, .reopenIssue].contains($0.kind) } }
}
