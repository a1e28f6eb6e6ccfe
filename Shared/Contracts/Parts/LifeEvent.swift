/// One turn in an issue's life.
package struct LifeEvent: Codable, Hashable, Sendable {
    /// When.
    package var at: Timestamp
    /// The phase from then on.
    package var phase: IssuePhase
    /// What led to it, in words.
    package var cause: String
    /// The person, if one did it.
    package var actor: String?

    /// Made of its fields; lists and optional fields may be left out.
    package init(at: Timestamp, phase: IssuePhase, cause: String, actor: String? = nil) {
        self.at = at
        self.phase = phase
        self.cause = cause
        self.actor = actor
    }
}
