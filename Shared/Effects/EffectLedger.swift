package import Contracts
package import Streams

/// Records writes to the outside world in the same atomic step as the decision that asks for them.
package struct EffectLedger: Sendable {
    /// Every effect, by the millisecond when it was planned.
    package static let index = IndexName("effects")

    /// The service whose ledger it is.
    package let service: String
    private let mode: @Sendable (RepositoryName) -> Mode
    private let now: @Sendable () -> Timestamp
    private let realNow: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - mode: what may be done in a repository, as the policy in force says.
    ///   - now: the clock of the domain.
    ///   - realNow: real time, which queues and leases go by.
    package init(
        service: String, mode: @escaping @Sendable (RepositoryName) -> Mode, now: @escaping @Sendable () -> Timestamp,
        realNow: @escaping @Sendable () -> Timestamp
    ) {
        self.service = service
        self.mode = mode
        self.now = now
        self.realNow = realNow
    }

    /// Records the writes, in order. Where the repository is only observed they stay planned and are not sent.
    ///
    /// - Parameter cause: the id of the entry or timer that led to them; with the same cause, the same ids.
    /// - Throws: ``StreamsError`` (`unavailable`, `malformedRecord`).
    package func plan(
        _ writes: [PlannedEffect], cause: String, into draft: inout StepDraft
    ) async throws(StreamsError) {
        var queued: [Subject: [String]] = [:]
        var order: [Subject] = []
        for (ordinal, write) in writes.enumerated() {
            let effect = effect(write, id: "\(cause)-\(ordinal)-\(write.kind)", cause: cause)
            try draft.put(EffectLedger.key(effect.effectID), effect)
            let score = effect.plannedAt.milliseconds
            draft.add(.enlist(EffectLedger.index, member: effect.effectID, score: score))
            guard effect.mode == .act else { continue }
            if queued[write.subject] == nil { order.append(write.subject) }
            queued[write.subject, default: []].append(effect.effectID)
        }
        for subject in order { try await enqueue(queued[subject] ?? [], on: subject, into: &draft) }
    }

    /// Puts recorded effects in the queue of their subject, behind what waits there.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`, `malformedRecord`).
    package func enqueue(_ ids: [String], on subject: Subject, into draft: inout StepDraft) async throws(StreamsError) {
        let key = PendingEffects.key(service, subject)
        var pending = try await draft.read(PendingEffects.self, key) ?? PendingEffects(effectIDs: [])
        pending.effectIDs += ids
        try draft.put(key, pending)
        draft.add(
            .enlistIfAbsent(
                EffectLedger.queue(service), member: subject.description, score: realNow().milliseconds))
    }

    private func effect(_ write: PlannedEffect, id: String, cause: String) -> Effect {
        Effect(
            effectID: id, service: service, kind: write.kind, repository: write.repository, subject: write.subject,
            number: write.number, cause: cause, urgency: write.urgency, mode: mode(write.repository),
            request: write.request, state: .planned, attempts: 0, plannedAt: now())
    }

    /// What may be done in a repository.
    package func mode(of repository: RepositoryName) -> Mode { mode(repository) }

    /// The record of an effect.
    package static func key(_ id: String) -> RecordKey { RecordKey("effect:\(id)") }

    /// The subjects with effects to send, by the real millisecond before which nobody touches them.
    package static func queue(_ service: String) -> IndexName { IndexName("effects:queue:\(service)") }
}

/// Effects of one subject that are to be sent, in order.
package struct PendingEffects: Codable, Hashable, Sendable {
    /// Their ids.
    package var effectIDs: [String]

    static func key(_ service: String, _ subject: Subject) -> RecordKey {
        RecordKey("effects:pending:\(service):\(subject)")
    }

    private enum CodingKeys: String, CodingKey { case effectIDs = "effect_ids" }
}
