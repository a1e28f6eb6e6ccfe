/// Asks for what people and outcomes said of verdicts, the newest first.
package struct ListFeedbackRequest: Codable, Hashable, Sendable {
    /// At most so many, 1…200; 50 when left out.
    package var pageSize: Int?
    /// Where the page before ended.
    package var pageToken: String?

    /// Made of its fields; all may be left out.
    package init(pageSize: Int? = nil, pageToken: String? = nil) {
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    private enum CodingKeys: String, CodingKey {
        case pageSize = "page_size"
        case pageToken = "page_token"
    }
}
