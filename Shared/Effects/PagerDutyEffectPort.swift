import Contracts
package import Notify

/// Effects as events for PagerDuty.
package struct PagerDutyEffectPort: Sendable {
    private let client: PagerDutyClient

    /// Writes through this client.
    package init(_ client: PagerDutyClient) { self.client = client }

    /// The port that the ledger knows. It looks nothing up: the `dedup_key` makes an event that is sent again harmless.
    package var port: EffectPort {
        .repeatable { effect throws(NotifyError) in try await send(effect) }
    }

    private func send(_ effect: Effect) async throws(NotifyError) -> EffectResult {
        guard let notice = effect.request.notice else { throw NotifyError(.refused, "the effect says nothing") }
        let action: PagerDutyClient.Action
        switch effect.kind {
        case .triggerPage: action = .trigger
        case .acknowledgePage: action = .acknowledge
        case .resolvePage: action = .resolve
        default: throw NotifyError(.refused, "effects of kind \(effect.kind) are not PagerDuty's")
        }
        try await client.send(action, notice, source: effect.repository.description)
        return EffectResult(commentID: PagerDutyClient.deduplicationKey(notice))
    }
}
