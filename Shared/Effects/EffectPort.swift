package import Contracts

/// The way to the outside for effects.
package struct EffectPort: Sendable {
    /// Applies the write. `applied` tells what is known of earlier writes, e.g. the card's comment.
    package var send: @Sendable (Effect, AppliedWrites) async throws(EffectFailure) -> EffectResult
    /// Looks outside whether the write was applied already; `nil` when it was not.
    package var lookUp: @Sendable (Effect, AppliedWrites) async throws(EffectFailure) -> EffectResult?

    /// Made of its closures.
    package init(
        send: @escaping @Sendable (Effect, AppliedWrites) async throws(EffectFailure) -> EffectResult,
        lookUp: @escaping @Sendable (Effect, AppliedWrites) async throws(EffectFailure) -> EffectResult?
    ) {
        self.send = send
        self.lookUp = lookUp
    }
}

/// Why a write was not confirmed.
package struct EffectFailure: Error, Hashable, Sendable {
    /// What to do about it.
    package enum Kind: Hashable, Sendable {
        /// Try again later; it was not applied.
        case retry
        /// Nobody may write before this time has passed; it was not applied.
        case pause(Duration)
        /// The reply was lost: it may have been applied, so look first.
        case lost
        /// Trying again would not help.
        case permanent
    }

    /// What to do about it.
    package let kind: Kind
    /// What happened, without secrets.
    package let message: String

    /// Made of its parts.
    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
