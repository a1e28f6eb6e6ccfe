package import Contracts

/// One call to the outside that stands for one or several effects.
package struct MergedEffect: Hashable, Sendable {
    /// The effect that is sent, with everything that the others ask for.
    package var effect: Effect
    /// Ids of the effects that it stands for besides itself.
    package var absorbed: [String]
}

/// Makes as few calls as possible out of the effects of one subject.
package enum EffectMerging {
    /// Labels are added in one call, assignees likewise; of several cards, investigations, bodies
    /// or kept messages only the last is written, news are told together. Everything else
    /// stays, in order, and nothing is merged across a call that takes back what it asks for.
    package static func merge(_ effects: [Effect]) -> [MergedEffect] {
        var merged: [MergedEffect] = []
        for effect in effects {
            if effect.kind == .resolvePage {
                merged.append(ending(effect, &merged))
                continue
            }
            guard let index = merged.lastIndex(where: { canMerge($0.effect, effect) }),
                !merged[index...].contains(where: { opposes($0.effect, effect) })
            else {
                merged.append(MergedEffect(effect: effect, absorbed: []))
                continue
            }
            merged[index] = join(merged[index], effect)
        }
        return merged
    }

    /// Whether one adds what the other takes away.
    private static func opposes(_ first: Effect, _ second: Effect) -> Bool {
        switch (first.kind, second.kind) {
        case (.addLabels, .removeLabels), (.removeLabels, .addLabels):
            !Set(first.request.labels).isDisjoint(with: second.request.labels)
        case (.addAssignees, .removeAssignees), (.removeAssignees, .addAssignees):
            !Set(first.request.assignees).isDisjoint(with: second.request.assignees)
        default: false
        }
    }

    /// Nobody is called for what is over before the call went out. One that was tried may have arrived: it stays.
    private static func ending(_ effect: Effect, _ merged: inout [MergedEffect]) -> MergedEffect {
        let calls = merged.filter { call in
            [.triggerPage, .acknowledgePage].contains(call.effect.kind) && call.effect.state == .planned
                && call.effect.attempts == 0
        }
        merged.removeAll { call in calls.contains { $0.effect.effectID == call.effect.effectID } }
        return MergedEffect(effect: effect, absorbed: calls.flatMap { [$0.effect.effectID] + $0.absorbed })
    }

    private static func canMerge(_ first: Effect, _ second: Effect) -> Bool {
        guard first.number == second.number, first.state == .planned, second.state == .planned else { return false }
        switch (first.kind, second.kind) {
        case (.addLabels, .addLabels), (.removeLabels, .removeLabels), (.addAssignees, .addAssignees),
            (.removeAssignees, .removeAssignees), (.upsertCard, .upsertCard), (.editIssue, .editIssue),
            (.upsertInvestigation, .upsertInvestigation), (.upsertExplanation, .upsertExplanation):
            return true
        case (.rerun, .rerun): return first.request == second.request
        case (.keepMessage, .keepMessage), (.postNews, .postNews): return first.channel == second.channel
        default: return false
        }
    }

    private static func join(_ first: MergedEffect, _ second: Effect) -> MergedEffect {
        var next = first
        next.effect.urgency = min(first.effect.urgency, second.urgency)
        switch second.kind {
        case .keepMessage: next.effect.request = second.request
        case .postNews:
            next.effect.request.body = [first.effect.request.body, second.request.body].compactMap { $0 }
                .joined(separator: "\n")
            let called = first.effect.request.notice?.mentions ?? []
            next.effect.request.notice = second.request.notice
            next.effect.request.notice?.mentions =
                called + (second.request.notice?.mentions ?? []).filter { !called.contains($0) }
        case .upsertCard, .upsertInvestigation, .upsertExplanation, .editIssue:
            let request = first.effect.request
            next.effect.request = second.request
            if second.request.title == nil { next.effect.request.title = request.title }
            if second.request.body == nil { next.effect.request.body = request.body }
        default:
            next.effect.request.labels += second.request.labels.filter { !first.effect.request.labels.contains($0) }
            next.effect.request.assignees += second.request.assignees.filter {
                !first.effect.request.assignees.contains($0)
            }
        }
        next.absorbed.append(second.effectID)
        return next
    }
}
