package import Contracts

/// An open incident that the failure belongs to.
package struct IncidentFact: Codable, Hashable, Sendable {
    /// Its id.
    package var id: ULID
    /// What it is called.
    package var title: String
    /// How its members are tied together, e.g. `system`, and by what.
    package var cause: IncidentCause
    /// How many subjects are in it.
    package var members: Int
    /// In how many repositories.
    package var repositories: Int
    /// The issue that carries the news.
    package var trackingIssue: IssueReference?
    /// When it began.
    package var openedAt: Timestamp

    /// What the stream tells of it.
    package init(_ incident: IncidentChanged) {
        id = incident.incidentID
        title = incident.title
        cause = incident.cause
        members = Set(incident.members.map(\.subject)).count
        repositories = incident.repositories.count
        trackingIssue = incident.trackingIssue
        openedAt = incident.openedAt
    }
}
