/// Compares with GitHub now.
package struct ReconcileRequest: Codable, Hashable, Sendable {
    /// Only this one; all of the policy when left out.
    package var repository: RepositoryName?
    /// From when; 24 hours ago when left out.
    package var since: Timestamp?

    /// Made of its fields; lists and optional fields may be left out.
    package init(repository: RepositoryName? = nil, since: Timestamp? = nil) {
        self.repository = repository
        self.since = since
    }
}
