/// One page, oldest first.
package struct ListUnaccountedResponse: Codable, Hashable, Sendable {
    /// They wait.
    package var failures: [UnaccountedFailure]
    /// Set when there is more.
    package var nextPageToken: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(failures: [UnaccountedFailure] = [], nextPageToken: String? = nil) {
        self.failures = failures
        self.nextPageToken = nextPageToken
    }

    private enum CodingKeys: String, CodingKey {
        case failures
        case nextPageToken = "next_page_token"
    }
}
