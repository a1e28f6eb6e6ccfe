/// Reopens an issue in a person's name.
package struct ReopenIssueRequest: Codable, Hashable, Sendable {
    /// Where it is.
    package var repository: RepositoryName
    /// Its number.
    package var number: Int
    /// Who says so.
    package var actor: String
    /// Why.
    package var reason: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(repository: RepositoryName, number: Int, actor: String, reason: String? = nil) {
        self.repository = repository
        self.number = number
        self.actor = actor
        self.reason = reason
    }
}
