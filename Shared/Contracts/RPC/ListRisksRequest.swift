/// What is likely to fail next.
package struct ListRisksRequest: Codable, Hashable, Sendable {
    /// 1…500; 20 when left out.
    package var pageSize: Int?

    /// Made of its fields; lists and optional fields may be left out.
    package init(pageSize: Int? = nil) {
        self.pageSize = pageSize
    }

    private enum CodingKeys: String, CodingKey {
        case pageSize = "page_size"
    }
}
