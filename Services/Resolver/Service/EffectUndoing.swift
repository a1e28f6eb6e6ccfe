import Contracts
import Effects
import Platform
import ResolverCore
import ServiceHTTP
import ServiceRuntime
import Streams

/// Takes writes to the outside back.
struct EffectUndoing: Sendable {
    private static let newest = 2_000
    let platform: Platform

    /// Reverses one write.
    ///
    /// - Throws: `ConnectError` (`failedPrecondition`) for what can't be undone.
    func undo(_ effect: inout Effect, _ draft: inout StepDraft) async throws {
        guard effect.state == .done, effect.mergedInto == nil else {
            throw ConnectError(.failedPrecondition, "only an effect that was done by itself can be undone")
        }
        guard let inverse = EffectInverse.of(effect) else {
            throw ConnectError(.failedPrecondition, "effects of kind \(effect.kind) can't be undone")
        }
        effect.state = .undone
        try await ledger(of: effect).plan([inverse], cause: "undo-\(effect.effectID)", into: &draft)
    }

    /// Reverses what the newest decision wrote on an issue, as far as it can be: to undo a close is one word, although it
    /// was a close and a label.
    ///
    /// - Returns: what was undone; empty when there is nothing left.
    func undoNewest(on subject: Subject, _ draft: inout StepDraft) async throws -> [Effect] {
        var undone: [Effect] = []
        for id in try await newestDecision(on: subject) {
            guard var effect = try await draft.read(Effect.self, EffectLedger.key(id)), isUndoable(effect) else {
                continue
            }
            try await undo(&effect, &draft)
            try draft.put(EffectLedger.key(id), effect)
            undone.append(effect)
        }
        return undone
    }

    private func newestDecision(on subject: Subject) async throws -> [String] {
        let members = try await platform.store.members(
            MemberQuery(EffectLedger.index, limit: EffectUndoing.newest, descending: true))
        var found: (cause: String, ids: [String])?
        // What is read here decides only which are read again within the step.
        var reading = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        for effect in try await reading.read(Effect.self, members.map { EffectLedger.key($0.member) }) {
            guard let effect, effect.subject == subject, isUndoable(effect) else { continue }
            if let cause = found?.cause, cause != effect.cause { break }
            found = (effect.cause, (found?.ids ?? []) + [effect.effectID])
        }
        return found?.ids ?? []
    }

    private func isUndoable(_ effect: Effect) -> Bool {
        effect.state == .done && effect.mergedInto == nil && !effect.cause.hasPrefix("undo-")
            && EffectInverse.of(effect) != nil
    }

    func ledger(of effect: Effect) -> EffectLedger {
        let mode = platform.ledger
        return EffectLedger(
            service: effect.service, mode: { mode.mode(of: $0) }, now: platform.now, realNow: Timestamp.system)
    }
}
