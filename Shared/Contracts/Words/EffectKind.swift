/// One kind of write to the outside world.
package struct EffectKind: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `open_issue`.
    package static let openIssue = EffectKind(rawValue: "open_issue")
    /// The word `edit_issue`.
    package static let editIssue = EffectKind(rawValue: "edit_issue")
    /// The word `close_issue`.
    package static let closeIssue = EffectKind(rawValue: "close_issue")
    /// The word `reopen_issue`.
    package static let reopenIssue = EffectKind(rawValue: "reopen_issue")
    /// The word `add_labels`.
    package static let addLabels = EffectKind(rawValue: "add_labels")
    /// The word `remove_labels`.
    package static let removeLabels = EffectKind(rawValue: "remove_labels")
    /// The word `add_assignees`.
    package static let addAssignees = EffectKind(rawValue: "add_assignees")
    /// The word `remove_assignees`.
    package static let removeAssignees = EffectKind(rawValue: "remove_assignees")
    /// The word `upsert_card`.
    package static let upsertCard = EffectKind(rawValue: "upsert_card")
    /// The word `upsert_investigation`.
    package static let upsertInvestigation = EffectKind(rawValue: "upsert_investigation")
    /// The word `upsert_explanation`.
    package static let upsertExplanation = EffectKind(rawValue: "upsert_explanation")
    /// The word `comment`.
    package static let comment = EffectKind(rawValue: "comment")

    /// The word `rerun`.
    package static let rerun = EffectKind(rawValue: "rerun")
    /// One message in a Slack channel, edited in place.
    package static let keepMessage = EffectKind(rawValue: "keep_message")
    /// News in the thread of that message.
    package static let postNews = EffectKind(rawValue: "post_news")
    /// Calls somebody through PagerDuty.
    package static let triggerPage = EffectKind(rawValue: "trigger_page")
    /// Tells PagerDuty that somebody sees to it.
    package static let acknowledgePage = EffectKind(rawValue: "acknowledge_page")
    /// Tells PagerDuty that it is over.
    package static let resolvePage = EffectKind(rawValue: "resolve_page")
    /// Tells a webhook.
    package static let sendWebhook = EffectKind(rawValue: "send_webhook")

    /// The words of this version, in their documented order.
    package static let known: [EffectKind] = [
        .openIssue, .editIssue, .closeIssue, .reopenIssue, .addLabels, .removeLabels, .addAssignees,
        .removeAssignees, .upsertCard, .upsertInvestigation, .upsertExplanation,
        .comment, .rerun, .keepMessage, .postNews, .triggerPage, .acknowledgePage, .resolvePage, .sendWebhook,
    ]
}
