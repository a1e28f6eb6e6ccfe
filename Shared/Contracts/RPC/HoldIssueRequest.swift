/// Keeps Switchyard from closing an issue.
package struct HoldIssueRequest: Codable, Hashable, Sendable {
    /// Where it is.
    package var repository: RepositoryName
    /// Its number.
    package var number: Int
    /// Who says so.
    package var actor: String
    /// Until when; for good when left out.
    package var until: Timestamp?
    /// Why.
    package var reason: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        repository: RepositoryName, number: Int, actor: String, until: Timestamp? = nil, reason: String? = nil
    ) {
        self.repository = repository
        self.number = number
        self.actor = actor
        self.until = until
        self.reason = reason
    }
}
