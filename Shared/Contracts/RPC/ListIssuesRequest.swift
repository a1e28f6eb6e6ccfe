/// Issues, most recently changed first.
package struct ListIssuesRequest: Codable, Hashable, Sendable {
    /// Only these.
    package var repository: RepositoryName?
    /// Only in this phase.
    package var phase: IssuePhase?
    /// 1…500; 50 when left out.
    package var pageSize: Int?
    /// From the last page.
    package var pageToken: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        repository: RepositoryName? = nil, phase: IssuePhase? = nil, pageSize: Int? = nil, pageToken: String? = nil
    ) {
        self.repository = repository
        self.phase = phase
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    private enum CodingKeys: String, CodingKey {
        case repository
        case phase
        case pageSize = "page_size"
        case pageToken = "page_token"
    }
}
