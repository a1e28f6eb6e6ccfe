import Contracts
import Effects
import Platform
import ResolverCore
import ServiceHTTP
import ServiceRuntime
import Streams

/// The resolver's methods about writes to the outside world, of whichever service.
struct EffectRPC: Sendable {
    let platform: Platform
    let handler: ResolverHandler

    var methods: [RPCMethod] {
        [
            RPCMethod("ResolverService", "ListEffects", "Lists writes to the outside world.") {
                (request: ListEffectsRequest, _) in try await list(request)
            },
            RPCMethod("ResolverService", "UndoEffect", "Reverses an effect.") {
                (request: UndoEffectRequest, _) in
                try await change(request.effectID, actor: request.actor) { effect, draft in
                    try await EffectUndoing(platform: platform).undo(&effect, &draft)
                    // To undo our close is to reopen the issue: its life goes on from there.
                    let word = EffectInverse.word(of: effect, by: request.actor, at: platform.now())
                    if let word { try await handler.hear(word, id: "undo-\(effect.effectID)", &draft) }
                }
            },
            RPCMethod("ResolverService", "ApproveEffect", "Sends an effect that was only planned.") {
                (request: ApproveEffectRequest, _) in
                try await change(request.effectID, actor: request.actor) { effect, draft in
                    try await approve(&effect, &draft)
                }
            },
        ]
    }

    private func list(_ request: ListEffectsRequest) async throws -> ListEffectsResponse {
        let page = try PageRequest(size: request.pageSize, token: request.pageToken)
        var found: [Effect] = []
        var offset = page.offset
        while found.count < page.size {
            let members = try await platform.store.members(
                MemberQuery(EffectLedger.index, limit: page.size, offset: offset, descending: true))
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            for effect in try await draft.read(Effect.self, members.map { EffectLedger.key($0.member) }) {
                offset += 1
                guard let effect, request.subject.map({ $0 == effect.subject }) ?? true,
                    request.state.map({ $0 == effect.state }) ?? true,
                    request.service.map({ $0 == effect.service }) ?? true
                else { continue }
                found.append(effect)
                if found.count == page.size { break }
            }
            if members.count < page.size { break }
        }
        return ListEffectsResponse(effects: found, nextPageToken: found.count < page.size ? nil : String(offset))
    }

    private func change(
        _ id: String, actor: String, _ body: (inout Effect, inout StepDraft) async throws -> Void
    ) async throws -> EffectResponse {
        guard !actor.isEmpty else { throw ConnectError(.invalidArgument, "actor: is missing") }
        for _ in 0..<20 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            guard var effect = try await draft.read(Effect.self, EffectLedger.key(id)) else {
                throw ConnectError(.notFound, "no effect has this id")
            }
            try await body(&effect, &draft)
            try draft.put(EffectLedger.key(id), effect)
            if try await platform.store.commit([draft.step]) == [.committed] { return EffectResponse(effect: effect) }
        }
        throw ConnectError(.aborted, "the effect keeps changing; try again")
    }

    private func approve(_ effect: inout Effect, _ draft: inout StepDraft) async throws {
        guard effect.mode == .observe, effect.state == .planned else {
            throw ConnectError(.failedPrecondition, "only an effect that was planned in mode observe can be approved")
        }
        effect.mode = .act
        try await ledger(of: effect).enqueue([effect.effectID], on: effect.subject, into: &draft)
    }

    private func ledger(of effect: Effect) -> EffectLedger { EffectUndoing(platform: platform).ledger(of: effect) }
}
