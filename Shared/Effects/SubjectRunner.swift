import Contracts
import Logging
import ServiceLifecycle
import Streams

/// Sends the effects of one subject, under a lease.
struct SubjectRunner: Sendable {
    let service: String
    let store: StateStore
    let writer: EntryWriter
    let port: EffectPort
    let gate: @Sendable (Effect) -> BudgetGate
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
        var lease = SubjectLease(queue: queue, member: member)
        do {
            try await renew(&lease)
        } catch is LeaseLost {
            return false
        }
        do {
            let pause = try await work(on: subject, &lease)
            try await release(subject, lease, pause: pause)
        } catch is LeaseLost {
            logger.info("another replica took a subject over", metadata: ["subject": "\(subject)"])
        } catch let error as CancellationError {
            try await release(subject, lease, pause: nil)
            throw error
        }
        return true
    }

    /// Makes the lease last from now on, and changes the records in the same step.
    ///
    /// - Throws: `LeaseLost` when another replica has the subject, or a record is not what it was.
    private func renew(
        _ lease: inout SubjectLease, expected: [RecordKey: Int64] = [:], records: [Mutation] = []
    ) async throws {
        var next = lease
        next.member = ScoredMember(
            member: lease.member.member, score: (settings.realNow() + settings.lease).milliseconds)
        let step = Step(
            fence: .due(lease.queue, lease.member), expected: expected,
            mutations: records + [.enlist(lease.queue, member: lease.member.member, score: next.member.score)])
        guard try await store.commit([step]) == [.committed] else { throw LeaseLost() }
        lease = next
    }

    /// Sends until nothing is left, the service stops or a pause is needed; the pause in real time.
    private func work(on subject: Subject, _ lease: inout SubjectLease) async throws -> Duration? {
        var effects = try await load(subject)
        for index in effects.indices where effects[index].state == .started {
            // It was being sent when a process died, or its reply was lost: look first.
            try await renew(&lease)
            if let pause = try await settle(&effects[index]) { return pause }
        }
        for call in EffectMerging.merge(effects.filter { $0.state == .planned }) {
            if Task.isShuttingDownGracefully { return .zero }
            if let pause = try await send(call, &lease) { return pause }
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

    /// Finds out whether a write that may have been applied was; the pause in real time when that can't be told yet.
    private func settle(_ effect: inout Effect) async throws -> Duration? {
        do throws(EffectFailure) {
            if let result = try await port.lookUp(effect, await applied(effect)) {
                effect.state = .done
                effect.result = result
                effect.result?.note = "found outside after its reply was lost"
            } else {
                effect.state = effect.attempts < settings.attempts ? .planned : .failed
                effect.error = "its reply was lost, and it was not found outside"
            }
        } catch {
            switch error.kind {
            case .pause(let asked): return settings.real(asked)
            case .retry, .lost: return settings.real(.seconds(10))
            case .permanent:
                // Where it can't be looked for, it can't be sent either.
                effect.state = .failed
                effect.error = error.message
            }
        }
        guard effect.state == .planned else {
            try await finish(MergedEffect(effect: effect, absorbed: []))
            return nil
        }
        try await write([effect])
        return effect.attempts > 1 ? settings.real(backoff(effect)) : nil
    }

    private func backoff(_ effect: Effect) -> Duration { .seconds(1 << min(effect.attempts, 6)) }

    private func applied(_ effect: Effect) async -> AppliedWrites {
        guard let key = AppliedWrites.key(effect), let record = try? await store.read([key])[0],
            let data = record.data
        else { return AppliedWrites() }
        return (try? ContractJSON.decode(AppliedWrites.self, from: data)) ?? AppliedWrites()
    }

    private func send(_ call: MergedEffect, _ lease: inout SubjectLease) async throws -> Duration? {
        var call = call
        let known = await applied(call.effect)
        guard let trimmed = known.trimmed(call.effect) else {
            call.effect.state = .done
            call.effect.result = EffectResult(note: "nothing to change")
            try await finish(call)
            return nil
        }
        call.effect = trimmed
        let claim = WriteBudget.Claim(
            holder: instance, urgency: trimmed.urgency, isContent: trimmed.kind.createsContent,
            lease: settings.lease * max(1, settings.clockRate))
        // A long wait must not cost the lease: the subject would be worked on twice.
        let gate = gate(trimmed)
        try await gate.acquire(claim, atMost: claim.lease / 3) { try await renew(&lease) }
        do {
            try await start(&call, &lease)
        } catch {
            try? await gate.release(instance)
            throw error
        }
        return try await attempt(&call, known)
    }

    /// Before the call goes out the ledger knows: a process that dies now leaves a trace to look up.
    private func start(_ call: inout MergedEffect, _ lease: inout SubjectLease) async throws {
        call.effect.state = .started
        call.effect.startedAt = settings.now()
        call.effect.attempts += 1
        let keys = ([call.effect.effectID] + call.absorbed).map { EffectLedger.key($0) }
        let records = try await store.read(keys)
        for record in records {
            // Undone, or settled by another replica, while this one waited for its turn.
            guard let data = record.data, try ContractJSON.decode(Effect.self, from: data).state == .planned else {
                throw LeaseLost()
            }
        }
        let versions = Dictionary(uniqueKeysWithValues: zip(keys, records.map(\.version)))
        try await renew(
            &lease, expected: versions,
            records: [.put(keys[0], try ContractJSON.encode(call.effect), timeToLive: nil)])
    }

    private func attempt(_ call: inout MergedEffect, _ known: AppliedWrites) async throws -> Duration? {
        let failure: EffectFailure
        do throws(EffectFailure) {
            call.effect.result = try await port.send(call.effect, known)
            try? await gate(call.effect).release(instance)
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
        try await gate(call.effect).release(instance, pause: pause)
        call.effect.error = failure.message
        switch failure.kind {
        case .pause(let asked):
            call.effect.state = .planned
            call.effect.attempts -= 1
            try await write([call.effect])
            return settings.real(asked)
        case .lost:
            // The reply is looked for at once; the state stays `started` until then.
            return .zero
        case .retry where call.effect.attempts < settings.attempts:
            call.effect.state = .planned
            try await write([call.effect])
            return settings.real(backoff(call.effect))
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
}

extension EffectKind {
    /// Whether GitHub counts it as creating content.
    var createsContent: Bool { [.openIssue, .comment, .upsertCard, .upsertInvestigation].contains(self) }
}

/// A subject that this replica works on, by its place in the queue.
struct SubjectLease {
    let queue: IndexName
    var member: ScoredMember
}

/// Another replica has the subject now, or its effects are not what they were: nothing was sent.
struct LeaseLost: Error {}
