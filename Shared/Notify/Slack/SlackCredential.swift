package import Signatures

/// How Slack knows us.
package enum SlackCredential: Sendable {
    /// A bot token (`xoxb-…`): messages are edited, threads and several channels are possible.
    case bot(Secret)
    /// The address of an incoming webhook, which is a secret: one channel, nothing can be edited or threaded.
    case webhook(Secret)
}
