/// `escalation.raised`: people are called.
package struct EscalationRaised: Codable, Hashable, Sendable {
    /// Its id.
    package var escalationID: ULID
    /// Why.
    package var kind: EscalationKind
    /// The issue.
    package var subject: Subject?
    /// The incident.
    package var incidentID: ULID?
    /// Where.
    package var repository: RepositoryName
    /// How urgent.
    package var priority: Priority
    /// One sentence for people.
    package var message: String
    /// Whom to call: experts, logins, channels.
    package var targets: [String]
    /// When.
    package var at: Timestamp

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        escalationID: ULID, kind: EscalationKind, subject: Subject? = nil, incidentID: ULID? = nil,
        repository: RepositoryName, priority: Priority, message: String, targets: [String] = [], at: Timestamp
    ) {
        self.escalationID = escalationID
        self.kind = kind
        self.subject = subject
        self.incidentID = incidentID
        self.repository = repository
        self.priority = priority
        self.message = message
        self.targets = targets
        self.at = at
    }

    private enum CodingKeys: String, CodingKey {
        case escalationID = "escalation_id"
        case kind
        case subject
        case incidentID = "incident_id"
        case repository
        case priority
        case message
        case targets
        case at
    }
}
