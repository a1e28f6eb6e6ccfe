package import Contracts
package import Policy

/// The life of an issue as a state machine: placed → monitoring → recovering → closed → (reopened → …), or held.
///
/// Pure: the same life, event and time always give the same decision, and every transition's cause is noted.
package struct IssueMachine: Sendable {
    let rules: LifeRules
    let now: Timestamp
    /// The moment in which `now` is gone through, which is later where facts are gone through again.
    let present: Timestamp
    /// Names of what people were told already.
    let told: Set<String>

    /// How many failed runs of the repository may still be started again today.
    let retriesLeft: Int
    /// When reminders and calls wait.
    let silences: [Silence]

    /// Uses the rules and silences in force and the time of the moment.
    package init(rules: LifeRules, silences: [Silence] = [], now: Timestamp, retriesLeft: Int = .max) {
        self.init(
            rules: rules, silences: silences, now: now, present: now, told: [], retriesLeft: retriesLeft)
    }

    init(
        rules: LifeRules, silences: [Silence], now: Timestamp, present: Timestamp, told: Set<String>,
        retriesLeft: Int = .max
    ) {
        self.retriesLeft = retriesLeft
        self.rules = rules
        self.silences = silences
        self.now = now
        self.present = present
        self.told = told
    }

    /// A failure was placed on the issue: its life begins, goes on with one more occurrence, or begins again.
    package func place(_ placed: FailurePlaced, life: IssueLife?) -> LifeDecision {
        guard let life else { return begin(placed) }
        var decision = LifeDecision(recurred(placed, life))
        if life.isClosed {
            reopen(&decision, placed)
        } else if life.lastOccurrence < placed.lastOccurrence || life.occurrenceCount < placed.occurrenceCount {
            // What failed again has not recovered.
            decision.life.proof = []
            if life.phase == .recovering { decision.life.note(resting(life), "it failed again", at: now) }
        }
        return decision
    }

    private func begin(_ placed: FailurePlaced) -> LifeDecision {
        var life = IssueLife(
            subject: placed.subject, repository: placed.repository, issue: ownIssue(placed), phase: .placed,
            category: placed.category, priority: placed.priority, expert: placed.expert, assignees: placed.assignees,
            fingerprint: placed.fingerprint, environment: placed.environment, nodes: placed.nodes.map(\.uniqueID),
            job: placed.job, monitoring: placed.monitoring, deadlines: placed.deadlines,
            occurrenceCount: placed.occurrenceCount, firstOccurrence: placed.firstOccurrence,
            lastOccurrence: placed.lastOccurrence, held: placed.held, confidence: placed.confidence)
        life = recurred(placed, life)
        life.note(.placed, "\(placed.category), \(placed.priority): \(placed.reason)", at: now)
        if placed.held != nil {
            life.note(.held, "waits for a person", at: now)
        } else if placed.category == .transientFailure {
            life.note(.monitoring, "watched for proof of recovery", at: now)
        } else if !placed.assignees.isEmpty {
            life.note(.assigned, "given to \(placed.assignees.joined(separator: ", "))", at: now)
        }
        var decision = LifeDecision(life)
        if placed.held == nil { closeFalseAlarm(&decision, cause: "shown to be a false alarm: \(placed.reason)") }
        if placed.held != nil { decision.announced.append((.issueHeld, outcome(life, reason: placed.held ?? ""))) }
        return decision
    }

    /// What a joined report names is the issue that it came from.
    private func ownIssue(_ placed: FailurePlaced) -> IssueReference? {
        guard placed.outcome == .joined, let number = placed.subject.number else { return placed.issue }
        return placed.issue?.number == number ? placed.issue : IssueReference(number: number)
    }

    private func recurred(_ placed: FailurePlaced, _ life: IssueLife) -> IssueLife {
        var next = life
        next.occurrenceCount = max(life.occurrenceCount, placed.occurrenceCount)
        next.firstOccurrence = min(life.firstOccurrence, placed.firstOccurrence)
        if placed.run != nil, placed.lastOccurrence >= life.lastOccurrence {
            next.run = placed.run
            next.origin = placed.origin
        }
        next.confidence = placed.confidence ?? life.confidence
        next.lastOccurrence = max(life.lastOccurrence, placed.lastOccurrence)
        if let own = life.issue ?? (placed.outcome == .joined ? nil : placed.issue) { next.issue = own }
        if placed.outcome == .joined, let other = placed.issue?.number, other != next.issue?.number,
            !next.joinedIssues.contains(other)
        {
            next.joinedIssues.append(other)
        }
        // Where the last one passed it on, the assigner knows who has it by now.
        if next.assignees.isEmpty { next.assignees = placed.assignees }
        for node in placed.nodes where !next.nodes.contains(node.uniqueID) { next.nodes.append(node.uniqueID) }
        return next
    }

    /// A closed issue whose failure came back: ours is reopened, a person's is answered.
    private func reopen(_ decision: inout LifeDecision, _ placed: FailurePlaced) {
        let life = decision.life
        guard let until = life.reopenUntil, now <= until else { return }
        if let person = life.closedBy {
            decision.life.note(.closed, "it failed again after \(person) closed it", at: now)
            let name = "answered-\(placed.failureID)"
            guard !told.contains(name) else { return }
            decision.told.append(name)
            decision.effects.append(
                effect(.comment, life, EffectRequest(body: ClosingNote.recurred(life, at: placed.lastOccurrence))))
            return
        }
        let window = flapWindow(life)
        decision.life.flapTimes = (life.flapTimes + [now]).filter { now.since($0) <= window }
        decision.life.flaps = decision.life.flapTimes.count
        decision.life.proof = []
        decision.life.retries = []
        decision.life.closedAt = nil
        decision.life.reopenUntil = nil
        decision.life.note(
            resting(decision.life), "the same failure came back within the reopening window", at: now)
        decision.effects.append(effect(.reopenIssue, life, EffectRequest()))
        decision.effects.append(effect(.comment, life, EffectRequest(body: ClosingNote.reopened(decision.life))))
        decision.announced.append((.issueReopened, outcome(decision.life, reason: "the same failure came back")))
        if decision.life.flaps >= rules.flaps {
            hold(&decision)
        } else if decision.life.phase == .monitoring {
            decision.effects.append(
                effect(.addLabels, life, EffectRequest(labels: ["switchyard:monitoring"])))
        }
    }

    private func hold(_ decision: inout LifeDecision) {
        let reason = "closed and reopened \(decision.life.flaps) times; only a person closes it now"
        decision.life.held = reason
        decision.life.holdUntil = nil
        decision.life.note(.held, reason, at: now)
        decision.effects.append(
            effect(.addLabels, decision.life, EffectRequest(labels: ["switchyard:held", "switchyard:escalated"])))
        decision.announced.append((.issueHeld, outcome(decision.life, reason: reason)))
        let name = "flapping-\(now.milliseconds)"
        guard !told.contains(name) else { return }
        decision.told.append(name)
        decision.escalations.append((.flapping, "\(decision.life.subject) was \(reason)"))
    }

    func outcome(_ life: IssueLife, reason: String) -> IssueOutcome {
        IssueOutcome(
            subject: life.subject, repository: life.repository, issue: life.issue, pattern: life.pattern,
            proof: life.proof, reason: reason,
            timeToResolutionSeconds: life.closedAt.map { Int($0.since(life.firstOccurrence).components.seconds) },
            reopenUntil: life.reopenUntil, flaps: life.flaps)
    }

    func effect(_ kind: EffectKind, _ life: IssueLife, _ request: EffectRequest, number: Int? = nil) -> PlannedEffect {
        PlannedEffect(
            kind: kind, repository: life.repository, subject: life.subject, number: number ?? life.issue?.number,
            urgency: Priority.known.firstIndex(of: life.priority) ?? Priority.known.count, request: request)
    }
}
