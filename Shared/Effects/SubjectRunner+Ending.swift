import Contracts
import Streams

extension SubjectRunner {
    /// Notes the end of a call in one step: the effect and those it stood for, what is known to be outside, and whatever the
    /// service makes of it.
    func finish(_ call: MergedEffect) async throws {
        for _ in 0..<50 {
            var draft = StepDraft(fence: .open, store: store, writer: writer)
            var effect = call.effect
            effect.finishedAt = settings.now()
            let pendingKey = PendingEffects.key(service, effect.subject)
            let gone = Set(call.absorbed + [effect.effectID])
            var pending = try await draft.read(PendingEffects.self, pendingKey) ?? PendingEffects(effectIDs: [])
            // Another replica, which took the subject over meanwhile, noted it already.
            guard pending.effectIDs.contains(effect.effectID) else { return }
            pending.effectIDs.removeAll { gone.contains($0) }
            try draft.put(pendingKey, pending)
            try draft.put(EffectLedger.key(effect.effectID), effect)
            for id in call.absorbed {
                guard var other = try await draft.read(Effect.self, EffectLedger.key(id)) else { continue }
                other.state = effect.state
                other.mergedInto = effect.effectID
                other.finishedAt = effect.finishedAt
                try draft.put(EffectLedger.key(id), other)
            }
            if effect.state == .done { try await note(effect, in: &draft) }
            try await completed(effect, &draft)
            if try await store.commit([draft.step]) == [.committed] {
                observe(effect)
                return
            }
        }
        throw StreamsError(.unavailable, "the end of effect \(call.effect.effectID) could not be noted")
    }

    private func note(_ effect: Effect, in draft: inout StepDraft) async throws {
        guard let key = AppliedWrites.key(effect), let result = effect.result else { return }
        var known = try await draft.read(AppliedWrites.self, key) ?? AppliedWrites()
        known.note(effect, result)
        try draft.put(key, known)
    }

    /// Frees the subject: gone from the queue when nothing is left on it, else due again after the pause.
    func release(_ subject: Subject, _ lease: SubjectLease, pause: Duration?) async throws {
        for _ in 0..<50 {
            let key = PendingEffects.key(service, subject)
            let record = try await store.read([key])[0]
            let left = try record.data.map { try ContractJSON.decode(PendingEffects.self, from: $0).effectIDs } ?? []
            var step = Step(fence: .due(lease.queue, lease.member), expected: [key: record.version])
            if left.isEmpty {
                step.mutations = [.delete(key)]
            } else {
                let due = (settings.realNow() + (pause ?? .zero)).milliseconds
                step.mutations = [.enlist(lease.queue, member: lease.member.member, score: due)]
            }
            if case .conflict = try await store.commit([step])[0] { continue }
            return
        }
    }
}
