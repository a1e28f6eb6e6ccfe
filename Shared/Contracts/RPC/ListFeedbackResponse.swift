/// What people and outcomes said of verdicts.
package struct ListFeedbackResponse: Codable, Hashable, Sendable {
    /// The newest first.
    package var feedback: [Feedback]
    /// Where the next page begins; absent at the end.
    package var nextPageToken: String?

    /// Made of its fields; optional fields may be left out.
    package init(feedback: [Feedback] = [], nextPageToken: String? = nil) {
        self.feedback = feedback
        self.nextPageToken = nextPageToken
    }

    private enum CodingKeys: String, CodingKey {
        case feedback
        case nextPageToken = "next_page_token"
    }
}
