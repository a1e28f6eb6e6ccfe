package import Contracts
package import Policy

/// What an event changes: the alert, what is told, and when to look again.
package struct AlertDecision: Hashable, Sendable {
    /// The alert from now on.
    package var alert: Alert
    /// What is written, by target, in order.
    package var writes: [NotificationTarget: [PlannedEffect]] = [:]
    /// How many new messages and thread replies that makes.
    package var told = 0
    /// When something is due next; `nil` when nothing is.
    package var wake: Timestamp?
    /// When GitHub is to be asked whether somebody reacted.
    package var look = Look.never
    /// Set once, when it ends after people were called: whether it needed them.
    package var ended: Bool?

    /// When reactions are looked at.
    package enum Look: Hashable, Sendable {
        /// No answer would stop anything.
        case never
        /// As it was arranged.
        case unchanged
        /// Then: another call is next.
        case at(Timestamp)
    }

    init(_ alert: Alert) { self.alert = alert }
}
