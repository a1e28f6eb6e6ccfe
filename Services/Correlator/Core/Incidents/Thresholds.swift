package import Contracts

/// Counts that call people when they pass the policy's thresholds, each once for its day or fingerprint.
package struct ThresholdCount: Codable, Hashable, Sendable {
    /// How many so far.
    package var count: Int
    /// Whether people have been called for it.
    package var isRaised: Bool

    /// Nothing counted yet.
    package init() {
        count = 0
        isRaised = false
    }

    /// Counts one more; whether that is the one at which people are called.
    package mutating func add(threshold: Int) -> Bool {
        count += 1
        guard !isRaised, threshold > 0, count >= threshold else { return false }
        isRaised = true
        return true
    }
}

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
                "\(count) failures \(place) within 24 hours, where \(tenths(expected)) are usual at this time of the week"
            }
        return EscalationRaised(
            escalationID: id, kind: .volume, repository: failure.repository, priority: .high, message: message,
            targets: [failure.verdict.expert.rawValue], at: now)
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// The escalation for a failure that keeps coming back.
    package static func recurrence(
        _ failure: FailureClassified, count: Int, id: ULID, at now: Timestamp
    ) -> EscalationRaised {
        EscalationRaised(
            escalationID: id, kind: .recurrence, subject: failure.subject, repository: failure.repository,
            priority: failure.verdict.priority,
            message: "the same failure was seen \(count) times in \(failure.repository)",
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
