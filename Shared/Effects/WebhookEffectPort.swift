import Contracts
package import Notify

/// Effects as signed webhooks.
package struct WebhookEffectPort: Sendable {
    private let client: WebhookClient

    /// Writes through this client.
    package init(_ client: WebhookClient) { self.client = client }

    /// The port that the ledger knows. It looks nothing up: an event that is sent again has the same id and body.
    package var port: EffectPort {
        .repeatable { effect throws(NotifyError) in try await send(effect) }
    }

    private func send(_ effect: Effect) async throws(NotifyError) -> EffectResult {
        guard let notice = effect.request.notice else { throw NotifyError(.refused, "the effect says nothing") }
        let news = effect.request.body
        try await client.send(
            WebhookEvent(
                id: effect.effectID, type: news == nil ? "notice.changed" : "notice.news", time: effect.plannedAt,
                notice: notice, news: news))
        return EffectResult(commentID: effect.effectID)
    }
}
