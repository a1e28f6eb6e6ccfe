package import Contracts

/// An issue as it stands.
package struct IssueRow: Hashable, Sendable {
    /// How it stands.
    package enum State: String, Sendable {
        /// Somebody, or proof, has to end it.
        case open
        /// It waits for a person.
        case held
        /// It has ended.
        case closed
    }

    /// Its subject.
    package let subject: Subject
    /// Where it is.
    package let repository: RepositoryName
    /// Its address.
    package internal(set) var url: String?
    /// One line. Outside text.
    package internal(set) var title = ""
    /// How it stands.
    package internal(set) var state = State.open
    /// Why it stands so.
    package internal(set) var reason = ""
    /// What it is.
    package internal(set) var placed: FailurePlaced
    /// When that was said.
    var placedAt: Timestamp
    /// The newest verdict.
    package internal(set) var verdict: Verdict?
    /// What asking Claude about that verdict came to, in a sentence; unset when it was not asked.
    package internal(set) var asked: String?
    /// Past failures that resembled it when it was judged last. Their titles are outside text.
    package internal(set) var similar: [SimilarCase] = []
    /// When it ended.
    package internal(set) var closedAt: Timestamp?
    /// How it ended.
    package internal(set) var pattern: ResolutionPattern?
    /// What proved it.
    package internal(set) var proof: [Proof] = []
    /// Times that it was closed and came back.
    package internal(set) var flaps = 0
    /// The incident that it belongs to.
    package internal(set) var incident: ULID?
    /// When something last happened to it.
    package internal(set) var changedAt: Timestamp
}
