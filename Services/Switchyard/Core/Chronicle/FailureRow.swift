package import Contracts

/// A failure and what became of it.
package struct FailureRow: Hashable, Sendable {
    /// Its id.
    package let id: ULID
    /// What it is ordered by; its issue once it has one.
    package internal(set) var subject: Subject
    /// Where it belongs.
    package let repository: RepositoryName
    /// One line. Outside text.
    package internal(set) var title = ""
    /// Where it was observed.
    package internal(set) var origin = Origin(rawValue: "")
    /// When Switchyard saw it.
    package internal(set) var observedAt: Timestamp
    /// When it had a verdict.
    package internal(set) var classifiedAt: Timestamp?
    /// When it had a place.
    package internal(set) var placedAt: Timestamp?
    /// The verdict.
    package internal(set) var verdict: Verdict?
    /// What asking Claude came to, in a sentence; unset when it was not asked.
    package internal(set) var asked: String?
    /// Past failures that resembled it when it was judged.
    package internal(set) var similar: [SimilarCase] = []
    /// What became of it.
    package internal(set) var outcome: PlacementOutcome?
}
