package import Contracts
package import Streams

/// What Switchyard has written on a subject so far, so that a write that changes nothing is not sent.
package struct AppliedWrites: Codable, Hashable, Sendable {
    /// Labels that it added.
    package var labels: Set<String>
    /// Logins that it assigned.
    package var assignees: Set<String>
    /// The comment that is the triage card.
    package var cardCommentID: String?
    /// The card's text.
    package var card: String?
    /// The comment that is the investigation.
    package var investigationCommentID: String?
    /// The investigation's text.
    package var investigation: String?
    /// The comment that is the explanation.
    package var explanationCommentID: String?
    /// The explanation's text.
    package var explanation: String?
    /// The text of an issue that it edits.
    package var body: String?
    /// The messages that it keeps, by the channel as the policy names it.
    package var messages: [String: KeptMessage]?
    /// What PagerDuty was told last: `trigger_page`, `acknowledge_page` or `resolve_page`.
    package var page: EffectKind?

    /// Nothing yet.
    package init() {
        labels = []
        assignees = []
    }

    /// The effect with only what is new in it; `nil` when nothing is.
    package func trimmed(_ effect: Effect) -> Effect? {
        var next = effect
        switch effect.kind {
        case .addLabels:
            next.request.labels.removeAll { labels.contains($0) }
            return next.request.labels.isEmpty ? nil : next
        case .addAssignees:
            next.request.assignees.removeAll { assignees.contains($0) }
            return next.request.assignees.isEmpty ? nil : next
        case .upsertCard: return effect.request.body == card ? nil : effect
        case .upsertInvestigation: return effect.request.body == investigation ? nil : effect
        case .upsertExplanation: return effect.request.body == explanation ? nil : effect
        case .editIssue: return effect.request.body == body && effect.request.title == nil ? nil : effect
        case .keepMessage:
            return messages?[effect.channel]?.notice == effect.request.notice ? nil : effect
        case .triggerPage: return page == .triggerPage || page == .acknowledgePage ? nil : effect
        case .acknowledgePage: return page == .triggerPage ? effect : nil
        case .resolvePage: return page == .resolvePage ? nil : effect
        default: return effect
        }
    }

    /// Notes that the effect was applied.
    package mutating func note(_ effect: Effect, _ result: EffectResult) {
        switch effect.kind {
        case .addLabels, .openIssue: labels.formUnion(effect.request.labels)
        case .removeLabels: labels.subtract(effect.request.labels)
        case .addAssignees: assignees.formUnion(effect.request.assignees)
        case .removeAssignees: assignees.subtract(effect.request.assignees)
        case .upsertCard:
            card = effect.request.body
            cardCommentID = result.commentID ?? cardCommentID
        case .upsertInvestigation:
            investigation = effect.request.body
            investigationCommentID = result.commentID ?? investigationCommentID
        case .upsertExplanation:
            explanation = effect.request.body
            explanationCommentID = result.commentID ?? explanationCommentID
        case .editIssue: body = effect.request.body ?? body
        case .keepMessage:
            let message = KeptMessage(reference: result.commentID, notice: effect.request.notice)
            messages = (messages ?? [:]).merging([effect.channel: message]) { $1 }
        case .triggerPage, .acknowledgePage, .resolvePage: page = effect.kind
        default: break
        }
    }

    /// The record of what is known where the effect writes; `nil` while that has no name yet.
    static func key(_ effect: Effect) -> RecordKey? {
        if effect.kind.isNotification { return RecordKey("effects:applied:\(effect.service):\(effect.subject)") }
        return (effect.number ?? effect.result?.number).map { key(effect.repository, $0) }
    }

    /// The record of what is known of an issue.
    package static func key(_ repository: RepositoryName, _ number: Int) -> RecordKey {
        RecordKey("effects:applied:\(Subject(repository, number: number))")
    }

    private enum CodingKeys: String, CodingKey {
        case labels, assignees, card, investigation, explanation, body, messages, page
        case cardCommentID = "card_comment_id"
        case explanationCommentID = "explanation_comment_id"
        case investigationCommentID = "investigation_comment_id"
    }
}
