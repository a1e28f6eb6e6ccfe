package import Contracts

extension IssueMachine {
    /// A run ended. It counts as proof when everything that had failed, and that it lists, executed and passed in it, when it
    /// began later than the last occurrence, in the same environment, and as the category asks (``Recovery``); a run in which it
    /// was skipped or only warned proves nothing, which is noted.
    ///
    /// Where several jobs failed alike, no run lists all that had failed: each node then needs runs of its own.
    ///
    /// `nil` when the run says nothing about this issue.
    package func observe(_ run: RunFinished, life: IssueLife) -> LifeDecision? {
        guard !life.isClosed, run.repository == life.repository, concerns(run.environment, life.environment),
            run.finishedAt > life.lastOccurrence
        else { return nil }
        let watched = life.watched
        let found = run.nodes.filter { node in
            watched.contains { NodeIdentity.matches(run: node.uniqueID, failed: $0) }
        }
        if found.contains(where: { ["error", "fail", "failed", "runtime error"].contains($0.status) }) {
            return failedAgain(run, life)
        }
        if let removal = remove(run, life: life) { return removal }
        // What began before the failure may have executed the node before it too.
        guard isWatching(life), let recovery = Recovery(life, rules),
            run.run?.startedAt.map({ $0 > life.lastOccurrence }) ?? true,
            !life.proof.contains(where: { $0.runID == run.run?.id })
        else { return nil }
        let passed = found.filter { $0.executed && ["success", "pass"].contains($0.status) }
        let proven = watched.filter { failed in
            passed.contains { NodeIdentity.matches(run: $0.uniqueID, failed: failed) }
        }
        guard !proven.isEmpty, passed.count == found.count else { return unproven(found, run, life) }
        if let objection = recovery.objection(to: run, life: life) {
            return noted("\(objection) (run \(run.run?.id ?? "?"))", life)
        }
        var decision = LifeDecision(life)
        let proof = proof(run, of: proven, life)
        guard !proof.isEmpty else {
            return noted("what was started again passed, and is one of several that had failed", life)
        }
        decision.life.proof += proof
        if life.phase != .recovering {
            decision.life.note(.recovering, "it passed in run \(run.run?.id ?? "?")", at: now)
        }
        closeIfProven(&decision)
        return decision
    }

    /// One entry for a run that proves all that is watched, else one for each node that it proves. A run that was started for the
    /// issue's sake speaks for all of it or for nothing.
    private func proof(_ run: RunFinished, of proven: [String], _ life: IssueLife) -> [Proof] {
        let isWhole = proven.count == life.watched.count
        let isRetried = isRetried(run.run, life)
        guard isWhole || !isRetried else { return [] }
        let kind = isRetried ? IssueMachine.retriedRun : isWhole ? "green_run" : "green_node"
        return (isWhole ? Array(life.watched.prefix(1)) : proven).map { node in
            Proof(kind: kind, runID: run.run?.id, url: run.run?.url, node: node, at: run.finishedAt)
        }
    }

    /// How many later runs speak for everything that had failed: as many as for the node that has the fewest.
    func greenRuns(_ life: IssueLife) -> Int {
        let whole = life.proof.count { $0.kind != "green_node" }
        return whole
            + (life.watched.map { node in life.proof.count { $0.kind == "green_node" && $0.node == node } }.min() ?? 0)
    }

    /// What failed at a time is not proven by what ran before, in whatever order the runs are told of.
    private func failedAgain(_ run: RunFinished, _ life: IssueLife) -> LifeDecision {
        var decision = LifeDecision(life)
        decision.life.lastOccurrence = run.finishedAt
        if run.run?.id != nil {
            decision.life.run = run.run
            decision.life.origin = run.origin
        }
        decision.life.proof = []
        if !life.proof.isEmpty || life.phase == .recovering {
            let phase = life.phase == .recovering ? resting(life) : life.phase
            decision.life.note(phase, "it failed again in run \(run.run?.id ?? "?")", at: now)
        }
        return decision
    }

    /// A green run that did not execute all that had failed: told apart from proof.
    private func unproven(_ found: [RunNode], _ run: RunFinished, _ life: IssueLife) -> LifeDecision? {
        guard run.status == .success, !found.isEmpty else { return nil }
        let why =
            if found.contains(where: { $0.status == "warn" }) {
                "only warned"
            } else if found.contains(where: { !$0.executed || $0.status == "skipped" }) {
                "did not execute it"
            } else {
                "did not execute all that had failed"
            }
        return noted("green but not proven: run \(run.run?.id ?? "?") \(why)", life)
    }

    /// A remark, once in a row.
    private func noted(_ remark: String, _ life: IssueLife) -> LifeDecision? {
        let kind = remark.prefix { $0 != ":" && $0 != "(" }
        guard life.history.last?.cause.hasPrefix(kind) != true else { return nil }
        var decision = LifeDecision(life)
        decision.life.note(life.phase, remark, at: now)
        return decision
    }

    /// A pull request that names the issue was merged.
    ///
    /// `nil` when the issue has ended, or knows it already.
    package func merged(_ change: IssueChanged, life: IssueLife) -> LifeDecision? {
        guard !life.isClosed, let pull = change.pullRequest, pull.merged, life.fix.map({ $0.at < change.at }) ?? true
        else { return nil }
        var decision = LifeDecision(life)
        decision.life.fix = Proof(
            kind: "pull_request", runID: "#\(pull.number)", url: nil, node: pull.sha.map { String($0.prefix(12)) },
            at: change.at)
        if Recovery(life, rules)?.needsFix == true { decision.life.proof = [] }
        decision.life.note(
            life.phase, "\(change.actor.login) merged pull request #\(pull.number)", at: now, by: change.actor.login)
        return decision
    }

    /// Closes what is proven and has been quiet for long enough.
    func closeIfProven(_ decision: inout LifeDecision) {
        let life = decision.life
        guard isWatching(life), let recovery = Recovery(life, rules), isEnough(life, for: recovery),
            now >= life.lastOccurrence + recovery.quiet
        else { return }
        close(&decision, as: recovery.pattern, cause: "proven by \(ClosingNote.runs(life)) later runs")
    }

    /// Whether runs may end the issue: it is open, has an issue, and no person has said that it stays open.
    func isWatching(_ life: IssueLife) -> Bool {
        !life.isClosed && life.phase != .held && life.held == nil && life.issue != nil && !life.isReopenedByPerson
    }

    /// An issue that does not say where it failed is taken for production, the only place whose recovery matters then.
    private func concerns(_ run: RunEnvironment, _ life: RunEnvironment) -> Bool {
        run == (life == .unknown ? .production : life)
    }
}
