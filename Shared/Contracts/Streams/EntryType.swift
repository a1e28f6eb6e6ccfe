/// The type of an entry, as CloudEvents `type`.
package struct EntryType: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Carries ``FailureObserved``.
    package static let failureObserved = EntryType(rawValue: "failure.observed")
    /// Carries ``RunFinished``.
    package static let runFinished = EntryType(rawValue: "run.finished")
    /// Carries ``IssueChanged``.
    package static let issueChanged = EntryType(rawValue: "issue.changed")
    /// Carries ``ChangeLanded``.
    package static let changeLanded = EntryType(rawValue: "change.landed")
    /// Carries ``FailureClassified``.
    package static let failureClassified = EntryType(rawValue: "failure.classified")
    /// Carries ``VerdictCorrected``.
    package static let verdictCorrected = EntryType(rawValue: "verdict.corrected")
    /// Carries ``FailureInvestigated``.
    package static let failureInvestigated = EntryType(rawValue: "failure.investigated")
    /// Carries ``FailurePlaced``.
    package static let failurePlaced = EntryType(rawValue: "failure.placed")
    /// Carries ``IssueOutcome``.
    package static let issueResolved = EntryType(rawValue: "issue.resolved")
    /// Carries ``IssueOutcome``.
    package static let issueReopened = EntryType(rawValue: "issue.reopened")
    /// Carries ``IssueOutcome``.
    package static let issueHeld = EntryType(rawValue: "issue.held")
    /// Carries ``IncidentChanged``.
    package static let incidentChanged = EntryType(rawValue: "incident.changed")
    /// Carries ``EscalationRaised``.
    package static let escalationRaised = EntryType(rawValue: "escalation.raised")

    /// Carries ``EscalationAcknowledged``.
    package static let escalationAcknowledged = EntryType(rawValue: "escalation.acknowledged")

    /// The words of this version.
    package static let known: [EntryType] = [
        .failureObserved, .runFinished, .issueChanged, .failureClassified, .verdictCorrected, .failureInvestigated,
        .failurePlaced, .issueResolved, .issueReopened, .issueHeld, .incidentChanged, .escalationRaised,
        .escalationAcknowledged, .changeLanded,
    ]

    /// The stream that entries of this type are appended to; `nil` for an unknown type.
    package var stream: StreamName? {
        switch self {
        case .failureObserved: .failures
        case .runFinished: .runs
        case .issueChanged, .changeLanded: .activity
        case .failureClassified, .verdictCorrected, .failureInvestigated: .classifications
        case .failurePlaced: .assignments
        case .issueResolved, .issueReopened, .issueHeld: .resolutions
        case .incidentChanged: .incidents
        case .escalationRaised, .escalationAcknowledged: .escalations
        default: nil
        }
    }
}
