/// Failures that have no placement yet.
package struct ListUnaccountedRequest: Codable, Hashable, Sendable {
    /// Only those that wait at least so long; 0 when left out.
    package var olderThanSeconds: Int?
    /// 1…500; 50 when left out.
    package var pageSize: Int?
    /// From the last page.
    package var pageToken: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(olderThanSeconds: Int? = nil, pageSize: Int? = nil, pageToken: String? = nil) {
        self.olderThanSeconds = olderThanSeconds
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    private enum CodingKeys: String, CodingKey {
        case olderThanSeconds = "older_than_seconds"
        case pageSize = "page_size"
        case pageToken = "page_token"
    }
}
