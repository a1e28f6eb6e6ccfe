/// `incident.changed`: one cause behind issues in one or several repositories.
package struct IncidentChanged: Codable, Hashable, Sendable {
    /// Its id.
    package var incidentID: ULID
    /// Where it stands.
    package var status: IncidentStatus
    /// One line.
    package var title: String
    /// Of its members.
    package var category: Category
    /// What they share.
    package var cause: IncidentCause
    /// The failures in it.
    package var members: [IncidentMember]
    /// Sorted, each once.
    package var repositories: [RepositoryName]
    /// Why they belong together.
    package var edges: [IncidentEdge]
    /// Probability that so many would coincide by accident.
    package var chance: Double
    /// The issue in the hub.
    package var trackingIssue: IssueReference?
    /// When it was found.
    package var openedAt: Timestamp
    /// When it last changed.
    package var updatedAt: Timestamp
    /// When it ended.
    package var resolvedAt: Timestamp?
    /// The incident that it has become part of.
    package var mergedInto: ULID?
    /// Failures that a person took out of it by this very change, because they have another cause.
    package var separated: [ULID]
    /// Issues that were part of it until this change.
    package var departed: [IncidentDeparture]

    /// Whether it is open and over several repositories.
    package var isShared: Bool { repositories.count > 1 && status != .resolved }

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        incidentID: ULID, status: IncidentStatus, title: String, category: Category, cause: IncidentCause,
        members: [IncidentMember] = [], repositories: [RepositoryName] = [], edges: [IncidentEdge] = [],
        chance: Double, trackingIssue: IssueReference? = nil, openedAt: Timestamp, updatedAt: Timestamp,
        resolvedAt: Timestamp? = nil, mergedInto: ULID? = nil, separated: [ULID] = [],
        departed: [IncidentDeparture] = []
    ) {
        self.incidentID = incidentID
        self.status = status
        self.title = title
        self.category = category
        self.cause = cause
        self.members = members
        self.repositories = repositories
        self.edges = edges
        self.chance = chance
        self.trackingIssue = trackingIssue
        self.openedAt = openedAt
        self.updatedAt = updatedAt
        self.resolvedAt = resolvedAt
        self.mergedInto = mergedInto
        self.separated = separated
        self.departed = departed
    }

    private enum CodingKeys: String, CodingKey {
        case incidentID = "incident_id"
        case status
        case title
        case category
        case cause
        case members
        case repositories
        case edges
        case chance
        case trackingIssue = "tracking_issue"
        case openedAt = "opened_at"
        case updatedAt = "updated_at"
        case resolvedAt = "resolved_at"
        case mergedInto = "merged_into"
        case separated
        case departed
    }
}
