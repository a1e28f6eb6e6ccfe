import Contracts
import Logging
import Streams

/// Sends the effects of one subject, under a lease.
struct SubjectRunner: Sendable {
    let service: String
    let store: StateStore
    let writer: EntryWriter
    let port: EffectPort
    let gate: BudgetGate
    let instance: String
    let settings: EffectSettings
    let logger: Logger
    let observe: @Sendable (Effect) -> Void
    let completed: EffectRunner.Completion

    /// Leases the subject and sends what waits on it; whether this replica got the lease.
    func run(_ member: ScoredMember, queue: IndexName) async throws -> Bool {
        guard let subject = Subject(member.member) else {
            _ = try await store.commit([Step(fence: .due(queue, member))])
            return false
        }
        let until = (settings.realNow() + settings.lease).milliseconds
        let lease = ScoredMember(member: member.member, score: until)
        let claim = Step(
            fence: .due(queue, member), mutations: [.enlist(queue, member: member.member, score: until)])
        guard try await store.commit([claim]) == [.committed] else { return false }
        let pause = try await work(on: subject)
        try await release(subject, lease: lease, queue: queue, pause: pause)
        return true
    }

    /// Sends until nothing is left or a pause is needed; the pause in real time.
    private func work(on subject: Subject) async throws -> Duration? {
        var effects = try await load(subject)
        for index in effects.indices where effects[index].state == .started {
            // It was being sent when a process died, or its reply was lost: look first.
            if let pause = try await settle(&effects[index]) { return pause }
        }
        for call in EffectMerging.merge(effects.filter { $0.state == .planned }) {
            if let pause = try await send(call) { return pause }
        }
        return nil
    }

    private func load(_ subject: Subject) async throws -> [Effect] {
        let record = try await store.read([PendingEffects.key(service, subject)])[0]
        guard let data = record.data else { return [] }
        let ids = try ContractJSON.decode(PendingEffects.self, from: data).effectIDs
        return try await store.read(ids.map { EffectLedger.key($0) }).compactMap { record in
            try record.data.map { try ContractJSON.decode(Effect.self, from: $0) }
        }
    }

    private func settle(_ effect: inout Effect) async throws -> Duration? {
        do throws(EffectFailure) {
            if let result = try await port.lookUp(effect, await applied(effect)) {
                effect.state = .done
                effect.result = result
                effect.result?.note = "found outside after its reply was lost"
            } else if effect.attempts < settings.attempts {
                effect.state = .planned
            } else {
                effect.state = .failed
                effect.error = "no reply to \(effect.attempts) tries, and not found outside"
            }
        } catch {
            return settings.real(.seconds(10))
        }
        if effect.state == .planned {
            try await write([effect])
        } else {
            try await finish(MergedEffect(effect: effect, absorbed: []))
        }
        return nil
    }

    private func applied(_ effect: Effect) async -> AppliedWrites {
        guard let number = effect.number,
            let record = try? await store.read([AppliedWrites.key(effect.repository, number)])[0],
            let data = record.data
        else { return AppliedWrites() }
        return (try? ContractJSON.decode(AppliedWrites.self, from: data)) ?? AppliedWrites()
    }

    private func send(_ call: MergedEffect) async throws -> Duration? {
        var call = call
        let known = await applied(call.effect)
        guard let trimmed = known.trimmed(call.effect) else {
            call.effect.state = .done
            call.effect.result = EffectResult(note: "nothing to change")
            try await finish(call)
            return nil
        }
        call.effect = trimmed
        try await gate.acquire(
            WriteBudget.Claim(
                holder: instance, urgency: trimmed.urgency, isContent: trimmed.kind.createsContent,
                lease: settings.lease * max(1, settings.clockRate)))
        call.effect.state = .started
        call.effect.startedAt = settings.now()
        call.effect.attempts += 1
        // Before the call goes out the ledger knows: a process that dies now leaves a trace to look up.
        try await write([call.effect])
        return try await attempt(&call, known)
    }

    private func attempt(_ call: inout MergedEffect, _ known: AppliedWrites) async throws -> Duration? {
        let failure: EffectFailure
        do throws(EffectFailure) {
            call.effect.result = try await port.send(call.effect, known)
            try? await gate.release(instance)
            call.effect.state = .done
            call.effect.error = nil
            do { try await finish(call) } catch { throw EffectFailure(.lost, "\(error)") }
            return nil
        } catch {
            failure = error
        }
        return try await handle(failure, &call)
    }

    private func handle(_ failure: EffectFailure, _ call: inout MergedEffect) async throws -> Duration? {
        var pause: Duration?
        if case .pause(let asked) = failure.kind { pause = asked }
        try await gate.release(instance, pause: pause)
        call.effect.error = failure.message
        let backoff = Duration.seconds(1 << min(call.effect.attempts, 6))
        switch failure.kind {
        case .pause(let asked):
            call.effect.state = .planned
            call.effect.attempts -= 1
            try await write([call.effect])
            return settings.real(asked)
        case .lost:
            // The reply is looked for, at once the first time; the state stays `started` until then.
            return call.effect.attempts > 1 ? settings.real(backoff) : .zero
        case .retry where call.effect.attempts < settings.attempts:
            call.effect.state = .planned
            try await write([call.effect])
            return settings.real(backoff)
        case .retry, .permanent:
            logger.error(
                "an effect failed", metadata: ["effect": "\(call.effect.effectID)", "error": "\(failure.message)"])
            call.effect.state = .failed
            try await finish(call)
            return nil
        }
    }

    private func write(_ effects: [Effect]) async throws {
        let mutations = try effects.map {
            Mutation.put(EffectLedger.key($0.effectID), try ContractJSON.encode($0), timeToLive: nil)
        }
        _ = try await store.commit([Step(mutations: mutations)])
    }

    /// Notes the end of a call in one step: the effect and those it stood for, what is known to be outside, and whatever the
    /// service makes of it.
    private func finish(_ call: MergedEffect) async throws {
        for _ in 0..<50 {
            var draft = StepDraft(fence: .open, store: store, writer: writer)
            var effect = call.effect
            effect.finishedAt = settings.now()
            let pendingKey = PendingEffects.key(service, effect.subject)
            let gone = Set(call.absorbed + [effect.effectID])
            var pending = try await draft.read(PendingEffects.self, pendingKey) ?? PendingEffects(effectIDs: [])
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
        guard let number = effect.number ?? effect.result?.number, let result = effect.result else { return }
        let key = AppliedWrites.key(effect.repository, number)
        var known = try await draft.read(AppliedWrites.self, key) ?? AppliedWrites()
        known.note(effect, result)
        try draft.put(key, known)
    }

    /// Frees the subject: gone from the queue when nothing is left on it, else due again after the pause.
    private func release(_ subject: Subject, lease: ScoredMember, queue: IndexName, pause: Duration?) async throws {
        for _ in 0..<50 {
            let key = PendingEffects.key(service, subject)
            let record = try await store.read([key])[0]
            let left = try record.data.map { try ContractJSON.decode(PendingEffects.self, from: $0).effectIDs } ?? []
            var step = Step(fence: .due(queue, lease), expected: [key: record.version])
            if left.isEmpty {
                step.mutations = [.delete(key)]
            } else {
                let due = (settings.realNow() + (pause ?? .zero)).milliseconds
                step.mutations = [.enlist(queue, member: lease.member, score: due)]
            }
            if case .conflict = try await store.commit([step])[0] { continue }
            return
        }
    }
}

extension EffectKind {
    /// Whether GitHub counts it as creating content.
    var createsContent: Bool { [.openIssue, .comment, .upsertCard].contains(self) }
}
