/// One page.
package struct ListIncidentsResponse: Codable, Hashable, Sendable {
    /// Most recently changed first.
    package var incidents: [IncidentChanged]
    /// Set when there is more.
    package var nextPageToken: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(incidents: [IncidentChanged] = [], nextPageToken: String? = nil) {
        self.incidents = incidents
        self.nextPageToken = nextPageToken
    }

    private enum CodingKeys: String, CodingKey {
        case incidents
        case nextPageToken = "next_page_token"
    }
}
