/// One page.
package struct ListEscalationsResponse: Codable, Hashable, Sendable {
    /// Newest first.
    package var escalations: [EscalationRaised]
    /// Set when there is more.
    package var nextPageToken: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(escalations: [EscalationRaised] = [], nextPageToken: String? = nil) {
        self.escalations = escalations
        self.nextPageToken = nextPageToken
    }

    private enum CodingKeys: String, CodingKey {
        case escalations
        case nextPageToken = "next_page_token"
    }
}
