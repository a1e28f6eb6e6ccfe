package import Contracts
import Policy

extension IssueMachine {
    /// Somebody did something to the issue. What a person did is never undone here: it is noted, and Switchyard stays out.
    ///
    /// `nil` when the activity changes nothing.
    package func observe(_ change: IssueChanged, life: IssueLife) -> LifeDecision? {
        guard !change.actor.isBot else { return nil }
        var decision = LifeDecision(life)
        answered(change, &decision.life)
        let person = change.actor.login
        switch change.action {
        case .closed where !life.isClosed: close(&decision, by: person, reason: "\(person) closed it", at: change.at)
        case .closed where life.closedBy == nil: takeOverClose(&decision, by: person, at: change.at)
        // Who reopens saw it closed, whatever is known of that by now.
        case .reopened where life.isClosed || life.reopenedBy == nil: reopen(&decision, by: person)
        case .labeled, .unlabeled: relabel(change, &decision)
        case .assigned:
            decision.life.assignees =
                (life.assignees.filter { $0 != change.assignee } + [change.assignee].compactMap(\.self))
        case .unassigned: decision.life.assignees.removeAll { $0 == change.assignee }
        // Who is next is told with the next occurrence; until then nobody is reminded who passed it on.
        case .commented where change.saysNotMe:
            decision.life.assignees.removeAll { $0.lowercased() == person.lowercased() }
        case .deleted, .transferred:
            let reason = "the issue was \(change.action)"
            decision.life.closedAt = life.closedAt ?? change.at
            decision.life.closedBy = life.closedBy ?? person
            decision.life.pattern = .removed
            decision.life.reopenUntil = nil
            decision.life.note(.closed, reason, at: now, by: person)
            if !life.isClosed {
                decision.announced.append((.issueResolved, outcome(decision.life, reason: reason)))
            }
        default: break
        }
        return decision.life == life ? nil : decision
    }

    /// A person closed it: recorded, checked for recurrence like our own closes, answered and not fought.
    package func close(_ decision: inout LifeDecision, by person: String, reason: String, at: Timestamp) {
        decision.life.closedAt = at
        decision.life.closedBy = person
        decision.life.reopenedBy = nil
        decision.life.pattern = .human
        decision.life.held = nil
        decision.life.holdUntil = nil
        decision.life.reopenUntil = now + reopenWindow(decision.life)
        decision.life.note(.closed, reason, at: now, by: person)
        decision.announced.append((.issueResolved, outcome(decision.life, reason: reason)))
    }

    /// A person closed what Switchyard meant to have closed: the close is theirs.
    private func takeOverClose(_ decision: inout LifeDecision, by person: String, at: Timestamp) {
        guard !decision.life.isIssueGone else { return }
        decision.life.closedAt = at
        decision.life.closedBy = person
        decision.life.pattern = .human
        decision.life.reopenUntil = now + reopenWindow(decision.life)
        decision.life.note(.closed, "\(person) closed it too", at: now, by: person)
    }

    /// A person reopened it: it stays open until a person closes it.
    package func reopen(_ decision: inout LifeDecision, by person: String) {
        decision.life.closedAt = nil
        decision.life.closedBy = nil
        decision.life.reopenUntil = nil
        decision.life.reopenedBy = person
        decision.life.proof = []
        decision.life.lastOccurrence = max(decision.life.lastOccurrence, now)
        decision.life.held = nil
        decision.life.holdUntil = nil
        decision.life.note(.assigned, "\(person) reopened it", at: now, by: person)
        decision.announced.append((.issueReopened, outcome(decision.life, reason: "\(person) reopened it")))
    }

    /// A person keeps Switchyard from closing it, until a date or for good. What a person closed stays closed; a close of
    /// Switchyard's own is taken back.
    package func hold(_ decision: inout LifeDecision, by person: String, until: Timestamp?, reason: String) {
        guard !decision.life.isClosed || isOwnClose(decision.life) else { return }
        if decision.life.isClosed {
            decision.life.closedAt = nil
            decision.life.reopenUntil = nil
            decision.life.pattern = nil
            decision.life.proof = []
            decision.effects.append(effect(.reopenIssue, decision.life, EffectRequest()))
            decision.announced.append((.issueReopened, outcome(decision.life, reason: reason)))
        }
        decision.life.held = reason
        decision.life.holdUntil = until
        decision.life.note(.held, reason, at: now, by: person)
        decision.announced.append((.issueHeld, outcome(decision.life, reason: reason)))
    }

    /// Whether Switchyard closed it, and nobody else.
    func isOwnClose(_ life: IssueLife) -> Bool {
        life.isClosed && life.closedBy == nil
    }

    private func answered(_ change: IssueChanged, _ life: inout IssueLife) {
        switch change.action {
        case .commented, .labeled, .assigned, .closed:
            if life.firstResponseAt == nil { life.firstResponseAt = change.at }
        default: break
        }
    }

    private func relabel(_ change: IssueChanged, _ decision: inout LifeDecision) {
        guard let label = change.label else { return }
        let person = change.actor.login
        if label == "switchyard:held" {
            if change.action == .labeled {
                hold(&decision, by: person, until: nil, reason: "\(person) holds it")
            } else if decision.life.phase == .held {
                decision.life.held = nil
                decision.life.holdUntil = nil
                decision.life.note(resting(decision.life), "\(person) ended the hold", at: now, by: person)
            }
        } else if change.action == .labeled, label.hasPrefix("category:") {
            let category = Category(rawValue: String(label.dropFirst(9)))
            // The category that it has already is a confirmation: it ends what waits for one, not what a person holds.
            guard category != decision.life.category || decision.life.waitsForConfirmation else { return }
            decision.life.category = category
            decision.life.proof = []
            decision.life.monitoring = asked(of: category)
            if !decision.life.isClosed {
                if decision.life.held != nil {
                    decision.effects.append(
                        effect(.removeLabels, decision.life, EffectRequest(labels: ["switchyard:held"])))
                }
                decision.life.held = nil
                decision.life.holdUntil = nil
                decision.life.note(resting(decision.life), "\(person) says \(category)", at: now, by: person)
                closeFalseAlarm(&decision, cause: "\(person) says that it is a false alarm")
            }
        } else if change.action == .labeled, label.hasPrefix("priority:") {
            decision.life.priority = Priority(rawValue: String(label.dropFirst(9)))
        }
    }

    /// What a category asks for that a person has named: the verdict's figures were another one's.
    private func asked(of category: Category) -> Monitoring {
        guard category == .transientFailure else { return MonitoringDefaults.monitoring(category) }
        return Monitoring(greenRuns: rules.greenRuns, quietSeconds: Int(rules.quiet.components.seconds))
    }

    /// Where an open issue stands when nothing else is the matter.
    func resting(_ life: IssueLife) -> IssuePhase {
        life.category == .transientFailure && !life.isReopenedByPerson ? .monitoring : .assigned
    }
}
