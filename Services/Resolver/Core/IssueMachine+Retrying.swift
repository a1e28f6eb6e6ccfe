import Contracts

/// Failed runs are started again for transient failures, where the policy asks for it. How such a run ends is evidence, and
/// never by itself the proof: nothing ends before a run has passed that nobody started for its sake.
extension IssueMachine {
    /// The kind of proof that a run gives which Switchyard started again.
    static let retriedRun = "retried_run"

    /// When the newest failed run is to be started again; `nil` when it is not.
    func retryDue(_ life: IssueLife) -> Timestamp? {
        guard let retry = rules.retry, life.category == .transientFailure, isWatching(life), life.proof.isEmpty,
            // One cause, one call: what an incident holds down is not beaten upon.
            life.mutedBy == nil, life.confidence.map({ $0 >= retry.minConfidence }) ?? false,
            let tried = startable(life), !life.retries.contains(where: { $0.isAbout(tried) })
        else { return nil }
        let done = life.retries.count { $0.by == nil && $0.skipped == nil }
        guard done < retry.attempts else { return nil }
        return life.lastOccurrence + retry.backoff * (1 << min(done, 20))
    }

    /// Starts the newest failed run again when it is due.
    func retryIfDue(_ decision: inout LifeDecision) {
        let life = decision.life
        guard let due = retryDue(life), due <= now, var attempt = startable(life), let run = life.run else { return }
        attempt.at = now
        let name = "rerun-\(attempt.runID)-\(attempt.attempt)"
        if retriesLeft == 0, !told.contains(name) {
            attempt.skipped = "the repository's runs of a day are spent"
            decision.life.retries.append(attempt)
            decision.life.note(
                life.phase, "run \(attempt.runID) is not started again: \(attempt.skipped ?? "")", at: now)
            return
        }
        decision.life.retries.append(attempt)
        let count = decision.life.retries.count { $0.by == nil && $0.skipped == nil }
        decision.life.note(
            life.phase, "run \(attempt.runID) is started again (\(count) of \(rules.retry?.attempts ?? count))", at: now
        )
        guard !told.contains(name) else { return }
        decision.told.append(name)
        decision.effects.append(rerun(run, life))
    }

    /// A person wants the newest failed run started again; told so in a comment where no such run is known.
    func retry(_ life: IssueLife, by person: String) -> LifeDecision? {
        guard !life.isClosed else { return nil }
        var decision = LifeDecision(life)
        guard var attempt = startable(life), let run = life.run else {
            let body = "No failed run of dbt Cloud or GitHub Actions is known here: there is nothing to start again."
            decision.life.note(life.phase, "\(person) said retry, but no failed run is known", at: now, by: person)
            decision.effects.append(effect(.comment, life, EffectRequest(body: body)))
            return decision
        }
        attempt.at = now
        attempt.by = person
        decision.life.retries.append(attempt)
        decision.life.note(
            life.phase, "\(person) said retry: run \(attempt.runID) is started again", at: now, by: person)
        var effect = rerun(run, life)
        effect.urgency = 0
        decision.effects.append(effect)
        return decision
    }

    /// Whether a run is one that was started again for the issue.
    func isRetried(_ run: RunReference?, _ life: IssueLife) -> Bool {
        guard let run else { return false }
        return life.retries.contains { retry in
            guard retry.skipped == nil else { return false }
            return retry.runID == run.retriesRun || retry.runID == run.id && (run.attempt ?? 1) > retry.attempt
        }
    }

    /// Whether enough runs are there, one of which at least nobody started for the issue's sake.
    func isEnough(_ life: IssueLife, for recovery: Recovery) -> Bool {
        greenRuns(life) >= recovery.greenRuns && life.proof.contains { $0.kind != IssueMachine.retriedRun }
    }

    /// The newest failed run as an attempt, where it can be started again: dbt Cloud's and GitHub's runs can.
    private func startable(_ life: IssueLife) -> RetryAttempt? {
        guard let run = life.run, let id = run.id, let origin = life.origin, Int(id) != nil,
            [.dbtCloud, .githubActions].contains(origin)
        else { return nil }
        return RetryAttempt(at: now, runID: id, attempt: run.attempt ?? 1)
    }

    private func rerun(_ run: RunReference, _ life: IssueLife) -> PlannedEffect {
        effect(
            .rerun, life,
            EffectRequest(run: RunReference(id: run.id, url: run.url, attempt: run.attempt), origin: life.origin))
    }
}

extension RetryAttempt {
    /// Whether it is about the same try of the same run.
    func isAbout(_ other: RetryAttempt) -> Bool { runID == other.runID && attempt == other.attempt }
}
