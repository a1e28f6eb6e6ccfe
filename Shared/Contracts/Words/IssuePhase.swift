/// Where an issue stands in its life.
package struct IssuePhase: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Known and owned, nobody is at it yet.
    package static let placed = IssuePhase(rawValue: "placed")
    /// Watched for proof of recovery.
    package static let monitoring = IssuePhase(rawValue: "monitoring")
    /// A person works on it.
    package static let assigned = IssuePhase(rawValue: "assigned")
    /// The first proof has come.
    package static let recovering = IssuePhase(rawValue: "recovering")
    /// Ended.
    package static let closed = IssuePhase(rawValue: "closed")
    /// Waits for a person.
    package static let held = IssuePhase(rawValue: "held")
    /// People have been called.
    package static let escalated = IssuePhase(rawValue: "escalated")

    /// The words of this version, in their documented order.
    package static let known: [IssuePhase] = [
        .placed, .monitoring, .assigned, .recovering, .closed, .held, .escalated,
    ]
}
