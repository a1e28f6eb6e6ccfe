/// The issue.
package struct GetIssueResponse: Codable, Hashable, Sendable {
    /// What is known of it.
    package var issue: IssueLife

    /// Made of its fields; lists and optional fields may be left out.
    package init(issue: IssueLife) {
        self.issue = issue
    }
}
