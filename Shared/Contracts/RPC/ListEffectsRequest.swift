/// Effects of the ledger, newest first.
package struct ListEffectsRequest: Codable, Hashable, Sendable {
    /// Only on this.
    package var subject: Subject?
    /// Only in this state.
    package var state: EffectState?
    /// Only by this service.
    package var service: String?
    /// 1…500; 50 when left out.
    package var pageSize: Int?
    /// From the last page.
    package var pageToken: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        subject: Subject? = nil, state: EffectState? = nil, service: String? = nil, pageSize: Int? = nil,
        pageToken: String? = nil
    ) {
        self.subject = subject
        self.state = state
        self.service = service
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    private enum CodingKeys: String, CodingKey {
        case subject
        case state
        case service
        case pageSize = "page_size"
        case pageToken = "page_token"
    }
}
