package import Contracts

/// What one event changes in an issue's life.
package struct LifeDecision: Sendable {
    /// The life from now on.
    package var life: IssueLife
    /// What is written outside.
    package var effects: [PlannedEffect] = []
    /// What is announced, with its type.
    package var announced: [(EntryType, IssueOutcome)] = []
    /// Why people are called, if they are: the kind and one sentence.
    package var escalations: [(EscalationKind, String)] = []

    /// Names of what people are told by it.
    var told: [String] = []
    /// What the life is folded from, to be kept with it.
    package internal(set) var log: LifeLog?

    /// Nothing but the life.
    package init(_ life: IssueLife) { self.life = life }
}

extension IssueLife {
    /// Notes a turn, with at most 100 kept.
    mutating func note(_ phase: IssuePhase, _ cause: String, at: Timestamp, by actor: String? = nil) {
        self.phase = phase
        history.append(LifeEvent(at: at, phase: phase, cause: cause, actor: actor))
        if history.count > 100 { history.removeFirst(history.count - 100) }
    }

    /// Whether the issue has ended.
    package var isClosed: Bool { phase == .closed }

    /// Whether the issue itself was deleted or transferred, which only a person can do.
    var isIssueGone: Bool { pattern == .removed && closedBy != nil }

    /// Whether Switchyard itself held it until a person confirms.
    var waitsForConfirmation: Bool {
        guard held != nil, phase == .held else { return false }
        // A person may have taken over the hold since it began.
        let begin = history.lastIndex { $0.phase != .held }.map { $0 + 1 } ?? 0
        return history[begin...].allSatisfy { $0.actor == nil }
    }

    /// Whether a person reopened it after its last close: whether it is open is theirs to say then.
    var isReopenedByPerson: Bool {
        if reopenedBy != nil { return true }
        guard let close = history.lastIndex(where: { $0.phase == .closed }), close + 1 < history.count else {
            return false
        }
        return history[close + 1].actor != nil
    }

    /// What must execute and pass to prove recovery: each failed node, or the job itself when no node is known.
    package var watched: [String] {
        if !nodes.isEmpty { return nodes }
        return job.flatMap { $0.name ?? $0.id }.map { ["job:\($0)"] } ?? []
    }
}
