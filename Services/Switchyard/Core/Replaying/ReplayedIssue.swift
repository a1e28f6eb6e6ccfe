package import Contracts

/// What became of an issue under one policy.
package struct ReplayedIssue: Hashable, Sendable {
    /// Its subject.
    package let subject: Subject
    /// The role that it went to first.
    package internal(set) var expert: Expert
    /// The people that it went to first.
    package internal(set) var assignees: [String]
    /// Its first priority.
    package internal(set) var priority: Priority
    /// How it was placed first.
    package internal(set) var outcome: PlacementOutcome
    /// When Switchyard closed it, and how, oldest first; a person's closes are not counted.
    package internal(set) var closes: [Close] = []
    /// Calls for people, oldest first.
    package internal(set) var escalations: [Escalation] = []

    /// A close by proof.
    package struct Close: Hashable, Sendable {
        /// When.
        package var at: Timestamp
        /// How.
        package var pattern: ResolutionPattern
        /// Whether the same failure came back within the reopening window.
        package var wasWrong = false
    }

    /// A call for people.
    package struct Escalation: Hashable, Sendable {
        /// When.
        package var at: Timestamp
        /// Why.
        package var kind: EscalationKind
    }
}
