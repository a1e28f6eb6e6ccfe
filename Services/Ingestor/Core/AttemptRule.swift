package import Contracts

/// What becomes of a failed try, given the try after it.
package enum AttemptRule {
    /// The decision.
    package enum Decision: Hashable, Sendable {
        /// It is a failure.
        case tell
        /// The try after it is under way: ask again later.
        case wait
        /// The try after it went well: people need not hear of it.
        case recovered
        /// The try after it failed too, and is told in its stead.
        case replaced
    }

    /// How long a try that is under way is waited for, by the domain's clock.
    package static let patience = Duration.seconds(6 * 3600)

    /// - Parameters:
    ///   - next: how the next try ended; `nil` inside while it is under way, `nil` itself when there is none.
    ///   - waited: since the failed try ended.
    package static func decide(next: RunStatus??, waited: Duration) -> Decision {
        guard let next else { return .tell }
        switch next {
        case .some(.success): return .recovered
        case .some(.failed): return .replaced
        case .some: return .tell
        case .none: return waited < patience ? .wait : .tell
        }
    }
}
