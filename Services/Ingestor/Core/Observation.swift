package import Contracts

/// One thing that was observed and goes on a stream.
package enum Observation: Sendable {
    /// Something failed. `once` names what it is observed by only once, e.g. its issue.
    case failure(FailureObserved, once: String?)
    /// A run ended. `once` names what it is observed by only once, e.g. its attempt.
    case run(RunFinished, once: String?)
    /// Somebody did something to an issue.
    case activity(IssueChanged)
    /// Code was merged or deployed.
    case landed(ChangeLanded)
}

/// What a delivery amounts to.
package enum IntakeDecision: Sendable {
    /// It does not concern Switchyard, and why.
    case ignored(String)
    /// It goes on the streams.
    case accepted([Observation])
}
