import Contracts

extension IssueMachine {
    /// Brings the outside from the life as it was to the life as it is known now.
    func reconcile(_ decision: inout LifeDecision, before: IssueLife?, new: [LifeFact]) {
        let after = decision.life
        let wasClosed = before?.isClosed ?? false
        let people = new.compactMap { fact -> IssueChanged? in
            if case .change(let change) = fact.content { change } else { nil }
        }
        if after.isClosed, !wasClosed {
            if after.closedBy == nil {
                decision.effects += closing(after)
            } else if people.contains(where: { $0.command == "close" }) {
                decision.effects.append(effect(.closeIssue, after, EffectRequest(stateReason: "completed")))
            }
            decision.announced.append((.issueResolved, outcome(after, reason: after.history.last?.cause ?? "")))
        } else if !after.isClosed, wasClosed {
            if !people.contains(where: { $0.action == .reopened }) {
                let why = new.last(where: { $0.late != nil }).map { refutation($0) }
                let body = why.map { ClosingNote.refuted($0) } ?? ClosingNote.reopened(after)
                decision.effects.append(effect(.reopenIssue, after, EffectRequest()))
                decision.effects.append(effect(.comment, after, EffectRequest(body: body)))
                if after.phase == .monitoring {
                    decision.effects.append(
                        effect(.addLabels, after, EffectRequest(labels: ["switchyard:monitoring"])))
                }
            }
            decision.announced.append((.issueReopened, outcome(after, reason: after.history.last?.cause ?? "")))
        }
        reconcileHold(&decision, before: before, people: people)
    }

    private func reconcileHold(_ decision: inout LifeDecision, before: IssueLife?, people: [IssueChanged]) {
        let after = decision.life
        let wasHeld = before?.phase == .held
        let isHeld = after.phase == .held
        guard wasHeld != isHeld else { return }
        let label = "switchyard:held"
        let isTheirs = people.contains { $0.label == label }
        if isHeld {
            decision.announced.append((.issueHeld, outcome(after, reason: after.held ?? "")))
            // The label of a verdict that waits for a person comes with the placement.
            guard before != nil, !isTheirs else { return }
            var labels = [label]
            if decision.escalations.contains(where: { $0.0 == .flapping }) { labels.append("switchyard:escalated") }
            decision.effects.append(effect(.addLabels, after, EffectRequest(labels: labels)))
        } else if !after.isClosed, !isTheirs {
            decision.effects.append(effect(.removeLabels, after, EffectRequest(labels: [label])))
        }
    }

    /// Why a fact that was told late takes a close back.
    private func refutation(_ fact: LifeFact) -> String {
        switch fact.content {
        case .placed: "the same failure had occurred at \(fact.at)"
        case .run(let run): "run \(run.run?.id ?? "?"), which ended at \(fact.at), had failed"
        case .change(let change): "\(change.actor.login) had changed it at \(fact.at)"
        case .incident: "it belonged to an incident at \(fact.at)"
        }
    }
}
