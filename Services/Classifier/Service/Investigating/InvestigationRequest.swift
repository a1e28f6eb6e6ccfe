import Contracts

/// A person's question what is behind an issue, while Claude is asked about it.
struct InvestigationRequest: Codable, Hashable, Sendable {
    /// The issue.
    var subject: Subject
    /// Identity of its error.
    var fingerprint: Fingerprint
    /// The login of whoever asked.
    var askedBy: String
    /// Whether the label asked.
    var byLabel: Bool
    /// When, in the time of the domain.
    var at: Timestamp
    /// The trace that the question belongs to.
    var traceparent: String?

    /// Names the question.
    var id: String { "i:\(subject)" }
}
