/// One failure in an incident.
package struct IncidentMember: Codable, Hashable, Sendable {
    /// Its subject.
    package var subject: Subject
    /// Its failure.
    package var failureID: ULID
    /// Its fingerprint.
    package var fingerprint: Fingerprint
    /// Its repository.
    package var repository: RepositoryName
    /// When it occurred.
    package var at: Timestamp

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        subject: Subject, failureID: ULID, fingerprint: Fingerprint, repository: RepositoryName, at: Timestamp
    ) {
        self.subject = subject
        self.failureID = failureID
        self.fingerprint = fingerprint
        self.repository = repository
        self.at = at
    }

    private enum CodingKeys: String, CodingKey {
        case subject
        case failureID = "failure_id"
        case fingerprint
        case repository
        case at
    }
}
