/// What the outside answered.
package struct EffectResult: Codable, Hashable, Sendable {
    /// The issue that was opened.
    package var number: Int?
    /// Where to look.
    package var url: String?
    /// The comment that was made or edited.
    package var commentID: String?
    /// Assignees that GitHub silently left out.
    package var dropped: [String]
    /// What stood there before, for undoing.
    package var previous: String?
    /// What else is worth knowing.
    package var note: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        number: Int? = nil, url: String? = nil, commentID: String? = nil, dropped: [String] = [],
        previous: String? = nil, note: String? = nil
    ) {
        self.number = number
        self.url = url
        self.commentID = commentID
        self.dropped = dropped
        self.previous = previous
        self.note = note
    }

    private enum CodingKeys: String, CodingKey {
        case number
        case url
        case commentID = "comment_id"
        case dropped
        case previous
        case note
    }
}
