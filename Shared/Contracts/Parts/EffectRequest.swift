/// What an effect writes; only the fields of its kind are set.
package struct EffectRequest: Codable, Hashable, Sendable {
    /// Of an issue.
    package var title: String?
    /// Of an issue or comment.
    package var body: String?
    /// To add or remove.
    package var labels: [String]
    /// To add or remove.
    package var assignees: [String]
    /// Hidden text by which the write is found outside again.
    package var marker: String?
    /// `completed` or `not_planned`.
    package var stateReason: String?
    /// The run that is started again.
    package var run: RunReference?
    /// Where the run ran.
    package var origin: Origin?
    /// What people are told.
    package var notice: Notice?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        title: String? = nil, body: String? = nil, labels: [String] = [], assignees: [String] = [],
        marker: String? = nil, stateReason: String? = nil, run: RunReference? = nil, origin: Origin? = nil,
        notice: Notice? = nil
    ) {
        self.title = title
        self.body = body
        self.labels = labels
        self.assignees = assignees
        self.marker = marker
        self.stateReason = stateReason
        self.run = run
        self.origin = origin
        self.notice = notice
    }

    private enum CodingKeys: String, CodingKey {
        case title
        case body
        case labels
        case assignees
        case marker
        case stateReason = "state_reason"
        case run
        case origin
        case notice
    }
}
