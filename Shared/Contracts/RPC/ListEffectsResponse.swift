/// One page.
package struct ListEffectsResponse: Codable, Hashable, Sendable {
    /// Newest first.
    package var effects: [Effect]
    /// Set when there is more.
    package var nextPageToken: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(effects: [Effect] = [], nextPageToken: String? = nil) {
        self.effects = effects
        self.nextPageToken = nextPageToken
    }

    private enum CodingKeys: String, CodingKey {
        case effects
        case nextPageToken = "next_page_token"
    }
}
