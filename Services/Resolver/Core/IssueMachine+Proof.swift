package import Contracts

extension IssueMachine {
    /// A run ended. It counts as proof when everything that had failed executed and passed in it, when it began later than
    /// the last occurrence, and in the same environment; a run in which it was skipped proves nothing.
    ///
    /// `nil` when the run says nothing about this issue.
    package func observe(_ run: RunFinished, life: IssueLife) -> LifeDecision? {
        guard !life.isClosed, run.repository == life.repository, concerns(run.environment, life.environment) else {
            return nil
        }
        let watched = life.watched
        let found = run.nodes.filter { node in
            watched.contains { NodeIdentity.matches(run: node.uniqueID, failed: $0) }
        }
        guard !found.isEmpty, run.finishedAt > life.lastOccurrence else { return nil }
        if found.contains(where: { ["error", "fail", "failed", "runtime error"].contains($0.status) }) {
            return failedAgain(run, life)
        }
        // What began before the failure may have executed the node before it too.
        guard isWatching(life), run.run?.startedAt.map({ $0 > life.lastOccurrence }) ?? true else { return nil }
        let passed = found.filter { $0.executed && ["success", "pass"].contains($0.status) }
        let isComplete = watched.allSatisfy { failed in
            passed.contains { NodeIdentity.matches(run: $0.uniqueID, failed: failed) }
        }
        guard isComplete, !life.proof.contains(where: { $0.runID == run.run?.id }) else {
            return nil
        }
        var decision = LifeDecision(life)
        decision.life.proof.append(
            Proof(
                kind: "green_run", runID: run.run?.id, url: run.run?.url, node: watched.first, at: run.finishedAt))
        if life.phase != .recovering {
            decision.life.note(.recovering, "it passed in run \(run.run?.id ?? "?")", at: now)
        }
        closeIfProven(&decision)
        return decision
    }

    /// What failed at a time is not proven by what ran before, in whatever order the runs are told of.
    private func failedAgain(_ run: RunFinished, _ life: IssueLife) -> LifeDecision {
        var decision = LifeDecision(life)
        decision.life.lastOccurrence = run.finishedAt
        decision.life.proof = []
        if !life.proof.isEmpty || life.phase == .recovering {
            let phase = life.phase == .recovering ? .monitoring : life.phase
            decision.life.note(phase, "it failed again in run \(run.run?.id ?? "?")", at: now)
        }
        return decision
    }

    /// Time has passed: what was proven and only had to stay quiet is closed; a hold that has run out ends.
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
        return decision.life == life ? nil : decision
    }

    /// When ``wake(_:)`` has something to do next; `nil` when never.
    package func nextWake(_ life: IssueLife) -> Timestamp? {
        if life.phase == .held { return life.holdUntil }
        guard isWatching(life), life.proof.count >= needed(life) else { return nil }
        return life.lastOccurrence + quiet(life)
    }

    private func closeIfProven(_ decision: inout LifeDecision) {
        let life = decision.life
        guard isWatching(life), life.proof.count >= needed(life), now >= life.lastOccurrence + quiet(life) else {
            return
        }
        decision.life.closedAt = now
        decision.life.closedBy = nil
        decision.life.pattern = .autoResolved
        decision.life.reopenUntil = now + rules.reopenWithin
        decision.life.note(.closed, "proven by \(life.proof.count) later runs", at: now)
        let note = EffectRequest(body: ClosingNote.closed(decision.life))
        decision.effects.append(effect(.comment, life, note))
        decision.effects.append(effect(.closeIssue, life, EffectRequest(stateReason: "completed")))
        decision.effects.append(effect(.removeLabels, life, EffectRequest(labels: ["switchyard:monitoring"])))
        for number in life.joinedIssues {
            let subject = Subject(life.repository, number: number)
            var close = effect(.closeIssue, life, EffectRequest(stateReason: "completed"), number: number)
            close.subject = subject
            decision.effects.append(close)
        }
        decision.announced.append(
            (.issueResolved, outcome(decision.life, reason: "the failed nodes executed and passed")))
    }

    private func isWatching(_ life: IssueLife) -> Bool {
        (life.phase == .monitoring || life.phase == .recovering) && life.held == nil && life.issue != nil
            && !life.isReopenedByPerson
    }

    private func needed(_ life: IssueLife) -> Int { max(1, max(life.monitoring.greenRuns, rules.greenRuns)) }

    private func quiet(_ life: IssueLife) -> Duration { max(rules.quiet, .seconds(life.monitoring.quietSeconds)) }

    /// An issue that does not say where it failed is taken for production, the only place whose recovery matters then.
    private func concerns(_ run: RunEnvironment, _ life: RunEnvironment) -> Bool {
        run == (life == .unknown ? .production : life)
    }
}
