/// One write to the outside world, in the ledger.
package struct Effect: Codable, Hashable, Sendable {
    /// Deterministic: what, on what, because of which entry.
    package var effectID: String
    /// The service that planned it.
    package var service: String
    /// What it does.
    package var kind: EffectKind
    /// Where.
    package var repository: RepositoryName
    /// What it is ordered by.
    package var subject: Subject
    /// The issue it writes to; unset before the issue exists.
    package var number: Int?
    /// The id of the entry that led to it.
    package var cause: String
    /// 0 is the most urgent.
    package var urgency: Int
    /// Whether it is sent.
    package var mode: Mode
    /// What it writes.
    package var request: EffectRequest
    /// Where it stands.
    package var state: EffectState
    /// What the outside answered.
    package var result: EffectResult?
    /// Why it failed or waits.
    package var error: String?
    /// How often it was sent.
    package var attempts: Int
    /// The effect that was sent in its place.
    package var mergedInto: String?
    /// When it was recorded.
    package var plannedAt: Timestamp
    /// When it was last sent.
    package var startedAt: Timestamp?
    /// When it was done, failed or undone.
    package var finishedAt: Timestamp?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        effectID: String, service: String, kind: EffectKind, repository: RepositoryName, subject: Subject,
        number: Int? = nil, cause: String, urgency: Int, mode: Mode, request: EffectRequest, state: EffectState,
        result: EffectResult? = nil, error: String? = nil, attempts: Int, mergedInto: String? = nil,
        plannedAt: Timestamp, startedAt: Timestamp? = nil, finishedAt: Timestamp? = nil
    ) {
        self.effectID = effectID
        self.service = service
        self.kind = kind
        self.repository = repository
        self.subject = subject
        self.number = number
        self.cause = cause
        self.urgency = urgency
        self.mode = mode
        self.request = request
        self.state = state
        self.result = result
        self.error = error
        self.attempts = attempts
        self.mergedInto = mergedInto
        self.plannedAt = plannedAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
    }

    private enum CodingKeys: String, CodingKey {
        case effectID = "effect_id"
        case service
        case kind
        case repository
        case subject
        case number
        case cause
        case urgency
        case mode
        case request
        case state
        case result
        case error
        case attempts
        case mergedInto = "merged_into"
        case plannedAt = "planned_at"
        case startedAt = "started_at"
        case finishedAt = "finished_at"
    }
}
