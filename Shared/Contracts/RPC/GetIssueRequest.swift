/// One issue.
package struct GetIssueRequest: Codable, Hashable, Sendable {
    /// Where it is.
    package var repository: RepositoryName
    /// Its number.
    package var number: Int

    /// Made of its fields; lists and optional fields may be left out.
    package init(repository: RepositoryName, number: Int) {
        self.repository = repository
        self.number = number
    }
}
