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
        let entry = EscalationAcknowledged(key: request.key, actor: request.actor, via: "api", at: platform.now())
        let taken = try await take(entry, cause: "api-\(platform.context.ids.next())") { alert in
            guard let alert else {
                throw ConnectError(.notFound, "key: nobody was told of such a thing; write it as the notification does")
            }
            guard !alert.isOver else { throw ConnectError(.failedPrecondition, "it is over already") }
            return true
        }
        guard let taken else { throw ConnectError(.aborted, "it changed meanwhile; try again") }
        return AcknowledgeEscalationResponse(notice: taken.notice)
    }

    /// Takes an answer that no stream told of, in one step with the entry that tells of it.
    ///
    /// - Parameter isWanted: told the alert as it is.
    /// - Returns: the alert from now on; `nil` when it is not wanted, or changed again and again meanwhile.
    func take(
        _ entry: EscalationAcknowledged, cause: String, where isWanted: (Alert?) throws -> Bool
    ) async throws -> Alert? {
        for _ in 0..<5 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            let alert = try await draft.read(Alert.self, AlertKeys.alert(entry.key))
            guard try isWanted(alert), let alert else { return nil }
            let next = try await apply(
                .acknowledged(actor: entry.actor, via: entry.via, at: entry.at), to: entry.key,
                in: alert.repository, cause: cause, &draft)
            try draft.append(.escalationAcknowledged, subject: entry.key, entry)
            guard try await platform.store.commit([draft.step]) == [.committed] else { continue }
            return next ?? alert
        }
        return nil
    }
}
