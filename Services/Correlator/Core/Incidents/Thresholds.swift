package import Contracts

/// What is said when a threshold is passed.
package enum Thresholds {
    /// The escalation for many failures of one thing within a day.
    ///
    /// - Parameter thing: whose failures they are, when not the repository's as a whole.
    package static func volume(
        _ failure: FailureClassified, _ finding: VolumeCount.Finding, of thing: String? = nil, id: ULID,
        at now: Timestamp
    ) -> EscalationRaised {
        let place = thing.map { "of \($0) in \(failure.repository)" } ?? "in \(failure.repository)"
        let message =
            switch finding {
            case .threshold(let count): "\(count) failures \(place) within 24 hours"
            case .unusual(let count, let expected):
                "\(count) failures \(place) within 24 hours, \(usual(expected))"
            }
        return EscalationRaised(
            escalationID: id, kind: .volume, repository: failure.repository, priority: .high, message: message,
            targets: [failure.verdict.expert.rawValue], at: now)
    }

    private static func usual(_ expected: Double) -> String {
        let tenths = Int((expected * 10).rounded())
        return "where \(tenths / 10).\(tenths % 10) are usual at this time of the week"
    }

    /// The escalation for a failure that keeps coming back.
    package static func recurrence(
        _ failure: FailureClassified, _ finding: RecurrenceCount.Finding, id: ULID, at now: Timestamp
    ) -> EscalationRaised {
        let message =
            switch finding {
            case .often(let count): "the same failure was seen \(count) times in \(failure.repository)"
            case .unusual(let count, let expected):
                "the same failure was seen \(count) times in \(failure.repository) within 24 hours, \(usual(expected))"
            }
        return EscalationRaised(
            escalationID: id, kind: .recurrence, subject: failure.subject, repository: failure.repository,
            priority: failure.verdict.priority, message: message,
            targets: [failure.verdict.expert.rawValue], at: now)
    }

    /// The escalation for one cause in several repositories.
    package static func incident(
        _ incident: IncidentChanged, hub: RepositoryName?, id: ULID, at now: Timestamp
    ) -> EscalationRaised? {
        guard let repository = hub ?? incident.repositories.first else { return nil }
        return EscalationRaised(
            escalationID: id, kind: .crossRepository, incidentID: incident.incidentID, repository: repository,
            priority: .high, message: incident.title, targets: [Expert.daArchitect.rawValue], at: now)
    }
}
