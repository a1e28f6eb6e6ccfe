package import Contracts

/// A message that Switchyard keeps in a channel, as it stands there.
package struct KeptMessage: Codable, Hashable, Sendable {
    /// The channel's id and the message's, with a colon between; `nil` when it can't be edited.
    package var reference: String?
    /// What it says.
    package var notice: Notice?

    private enum CodingKeys: String, CodingKey { case reference, notice }
}

extension Effect {
    /// The Slack channel that it writes to, as the policy names it; empty when there is only one.
    var channel: String { request.notice?.channel ?? "" }
}

extension EffectKind {
    /// Whether it tells people, and nothing on GitHub.
    package var isNotification: Bool {
        [.keepMessage, .postNews, .triggerPage, .acknowledgePage, .resolvePage, .sendWebhook].contains(self)
    }
}
