/// A write to the outside world that a decision asks for.
package struct PlannedEffect: Codable, Hashable, Sendable {
    /// What it does.
    package var kind: EffectKind
    /// Where.
    package var repository: RepositoryName
    /// What it is ordered by.
    package var subject: Subject
    /// The issue it writes to; unset before the issue exists.
    package var number: Int?
    /// 0 is the most urgent.
    package var urgency: Int
    /// What it writes.
    package var request: EffectRequest

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        kind: EffectKind, repository: RepositoryName, subject: Subject, number: Int? = nil, urgency: Int,
        request: EffectRequest
    ) {
        self.kind = kind
        self.repository = repository
        self.subject = subject
        self.number = number
        self.urgency = urgency
        self.request = request
    }
}
