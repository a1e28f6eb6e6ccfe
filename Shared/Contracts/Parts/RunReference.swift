/// One run of a job.
package struct RunReference: Codable, Hashable, Sendable {
    /// The outside id.
    package var id: String?
    /// The page that people open.
    package var url: String?
    /// 1 for the first try.
    package var attempt: Int?
    /// What started it: `schedule`, `push`, `api`, ….
    package var trigger: String?
    /// When it began.
    package var startedAt: Timestamp?
    /// When it ended.
    package var finishedAt: Timestamp?
    /// The outside id of the run that it is another try of, where that has an id of its own.
    package var retriesRun: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        id: String? = nil, url: String? = nil, attempt: Int? = nil, trigger: String? = nil,
        startedAt: Timestamp? = nil, finishedAt: Timestamp? = nil, retriesRun: String? = nil
    ) {
        self.id = id
        self.url = url
        self.attempt = attempt
        self.trigger = trigger
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.retriesRun = retriesRun
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case url
        case attempt
        case trigger
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case retriesRun = "retries_run"
    }
}
