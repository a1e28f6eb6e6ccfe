/// Escalations, newest first.
package struct ListEscalationsRequest: Codable, Hashable, Sendable {
    /// 1…500; 50 when left out.
    package var pageSize: Int?
    /// From the last page.
    package var pageToken: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(pageSize: Int? = nil, pageToken: String? = nil) {
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    private enum CodingKeys: String, CodingKey {
        case pageSize = "page_size"
        case pageToken = "page_token"
    }
}
