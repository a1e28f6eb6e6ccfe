/// One page.
package struct ListIssuesResponse: Codable, Hashable, Sendable {
    /// Most recently changed first.
    package var issues: [IssueLife]
    /// Set when there is more.
    package var nextPageToken: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(issues: [IssueLife] = [], nextPageToken: String? = nil) {
        self.issues = issues
        self.nextPageToken = nextPageToken
    }

    private enum CodingKeys: String, CodingKey {
        case issues
        case nextPageToken = "next_page_token"
    }
}
