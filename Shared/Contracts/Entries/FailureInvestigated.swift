/// `failure.investigated`: a person asked what is behind an issue's failure; what is remembered of it, and an opinion if there is one.
package struct FailureInvestigated: Codable, Hashable, Sendable {
    /// The issue.
    package var subject: Subject
    /// Where it is.
    package var repository: RepositoryName
    /// Identity of its error.
    package var fingerprint: Fingerprint
    /// The failure that was judged last, when it is known.
    package var failureID: ULID?
    /// What is remembered of the fingerprint.
    package var history: FailureHistory?
    /// Past failures that resemble it, the most similar first.
    package var similar: [SimilarCase]
    /// What Claude thinks; absent when it was not asked or did not answer.
    package var opinion: CauseOpinion?
    /// Why there is no opinion, a word such as `budget`; absent when there is one, and when Claude is not used at all.
    package var missing: String?
    /// The login of whoever asked.
    package var askedBy: String
    /// Whether the label was set that asks for it, which is taken off once the answer stands.
    package var askedByLabel: Bool
    /// When it was asked.
    package var at: Timestamp

    /// Made of its fields; optional fields may be left out.
    package init(
        subject: Subject, repository: RepositoryName, fingerprint: Fingerprint, failureID: ULID? = nil,
        history: FailureHistory? = nil, similar: [SimilarCase] = [], opinion: CauseOpinion? = nil,
        missing: String? = nil, askedBy: String, askedByLabel: Bool = false, at: Timestamp
    ) {
        self.subject = subject
        self.repository = repository
        self.fingerprint = fingerprint
        self.failureID = failureID
        self.history = history
        self.similar = similar
        self.opinion = opinion
        self.missing = missing
        self.askedBy = askedBy
        self.askedByLabel = askedByLabel
        self.at = at
    }

    private enum CodingKeys: String, CodingKey {
        case subject
        case repository
        case fingerprint
        case failureID = "failure_id"
        case history
        case similar
        case opinion
        case missing
        case askedBy = "asked_by"
        case askedByLabel = "asked_by_label"
        case at
    }
}
