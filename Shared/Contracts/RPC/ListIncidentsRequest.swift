/// Incidents, most recently changed first.
package struct ListIncidentsRequest: Codable, Hashable, Sendable {
    /// Only these.
    package var status: IncidentStatus?
    /// 1…500; 50 when left out.
    package var pageSize: Int?
    /// From the last page.
    package var pageToken: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(status: IncidentStatus? = nil, pageSize: Int? = nil, pageToken: String? = nil) {
        self.status = status
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    private enum CodingKeys: String, CodingKey {
        case status
        case pageSize = "page_size"
        case pageToken = "page_token"
    }
}
