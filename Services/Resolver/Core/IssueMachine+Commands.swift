package import Contracts

extension IssueMachine {
    /// A person's command; `nil` when it changes nothing.
    package func obey(_ command: LifeCommand, by person: String, life: IssueLife) -> LifeDecision? {
        var decision = LifeDecision(life)
        switch command {
        case .hold(let duration):
            guard !life.isClosed || isOwnClose(life) else { return nil }
            hold(&decision, by: person, until: duration.map { now + $0 }, reason: "\(person) holds it")
            decision.effects.append(urgent(.addLabels, life, EffectRequest(labels: ["switchyard:held"])))
        case .holdUntil(let moment):
            guard !life.isClosed || isOwnClose(life), moment > now else { return nil }
            hold(&decision, by: person, until: moment, reason: "\(person) holds it until \(moment)")
            decision.effects.append(urgent(.addLabels, life, EffectRequest(labels: ["switchyard:held"])))
        case .close:
            guard !life.isClosed else { return nil }
            close(&decision, by: person, reason: "\(person) said close", at: now)
            decision.effects.append(urgent(.closeIssue, life, EffectRequest(stateReason: "completed")))
        case .reopen:
            guard life.isClosed else { return nil }
            reopen(&decision, by: person)
            decision.effects.append(urgent(.reopenIssue, life, EffectRequest()))
        case .retry: return retry(life, by: person)
        }
        return decision
    }

    /// What a person waits for goes first.
    private func urgent(_ kind: EffectKind, _ life: IssueLife, _ request: EffectRequest) -> PlannedEffect {
        var effect = effect(kind, life, request)
        effect.urgency = 0
        return effect
    }
}
