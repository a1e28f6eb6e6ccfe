/// `issue.resolved`, `issue.reopened` or `issue.held`: a turn in an issue's life, with its proof.
package struct IssueOutcome: Codable, Hashable, Sendable {
    /// The issue's subject.
    package var subject: Subject
    /// Where it is.
    package var repository: RepositoryName
    /// The issue.
    package var issue: IssueReference?
    /// How it ended; for reopened and held, how it had ended.
    package var pattern: ResolutionPattern?
    /// What shows it.
    package var proof: [Proof]
    /// Why, in words.
    package var reason: String
    /// Seconds from the first occurrence to the end.
    package var timeToResolutionSeconds: Int?
    /// Until when a recurrence reopens it.
    package var reopenUntil: Timestamp?
    /// Rounds of closing and reopening so far.
    package var flaps: Int

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        subject: Subject, repository: RepositoryName, issue: IssueReference? = nil,
        pattern: ResolutionPattern? = nil, proof: [Proof] = [], reason: String, timeToResolutionSeconds: Int? = nil,
        reopenUntil: Timestamp? = nil, flaps: Int
    ) {
        self.subject = subject
        self.repository = repository
        self.issue = issue
        self.pattern = pattern
        self.proof = proof
        self.reason = reason
        self.timeToResolutionSeconds = timeToResolutionSeconds
        self.reopenUntil = reopenUntil
        self.flaps = flaps
    }

    private enum CodingKeys: String, CodingKey {
        case subject
        case repository
        case issue
        case pattern
        case proof
        case reason
        case timeToResolutionSeconds = "time_to_resolution_seconds"
        case reopenUntil = "reopen_until"
        case flaps
    }
}
