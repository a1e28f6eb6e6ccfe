import Contracts
import CorrelatorCore
import Platform
import ServiceHTTP
import ServiceRuntime
import Streams

extension AlertDesk {
    /// `AcknowledgeEscalation`.
    func acknowledge(_ request: AcknowledgeEscalationRequest) async throws -> AcknowledgeEscalationResponse {
        guard !request.actor.isEmpty, request.actor.utf8.count <= 100 else {
            throw ConnectError(.invalidArgument, "actor: say who sees to it, in at most 100 characters")
        }
        for _ in 0..<5 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            guard let alert = try await draft.read(Alert.self, AlertKeys.alert(request.key)) else {
                throw ConnectError(.notFound, "key: nobody was told of such a thing; write it as the notification does")
            }
            guard !alert.isOver else { throw ConnectError(.failedPrecondition, "it is over already") }
            let entry = EscalationAcknowledged(
                key: request.key, actor: request.actor, via: "api", at: platform.now())
            let cause = "api-\(platform.context.ids.next())"
            let next = try await apply(
                .acknowledged(actor: entry.actor, via: entry.via, at: entry.at), to: request.key,
                in: alert.repository, cause: cause, &draft)
            try draft.append(.escalationAcknowledged, subject: request.key, entry)
            guard try await platform.store.commit([draft.step]) == [.committed] else { continue }
            return AcknowledgeEscalationResponse(notice: (next ?? alert).notice)
        }
        throw ConnectError(.aborted, "it changed meanwhile; try again")
    }
}
