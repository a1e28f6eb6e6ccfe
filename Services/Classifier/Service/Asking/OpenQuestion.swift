import Contracts

/// A question to Claude that has no answer yet, and the failures that wait for it.
struct OpenQuestion: Codable, Hashable, Sendable {
    /// Names it: `f:` and a fingerprint, `c:` and a cluster of a storm, or `i:` and an issue.
    var id: String
    /// The failures that get their verdict by it; the first is the one that is asked about.
    var members: [Member]
    /// When it was put, in real time.
    var askedAt: Timestamp
    /// Why it is asked.
    var occasion: String
    /// What is set aside for it in the day's budget, in US dollars.
    var reservedUSD: Double = 0
    /// The day whose budget that is.
    var day: String = ""
    /// How often it was asked in vain before; 0 for one that holds back verdicts.
    var again: Int = 0

    /// Set when no verdict waits, but a person who asked what is behind an issue.
    var investigation: InvestigationRequest?

    /// A failure and the trace that it belongs to.
    struct Member: Codable, Hashable, Sendable {
        var failure: FailureObserved
        var traceparent: String?
    }

    /// Most failures that wait for one answer; further ones get their local verdict at once.
    static let mostMembers = 20
}
