package import Contracts

/// What was told lately in one place, for issues of which no failure is known yet, and for nodes that nobody watched.
package struct EarlyFacts: Codable, Hashable, Sendable {
    private static let limit = 100
    private static let mostNodes = 5_000

    private var facts: [LifeFact] = []

    /// Nothing.
    package init() {}

    /// Remembers one more; the oldest are left out when there are too many.
    ///
    /// - Returns: whether it is new.
    @discardableResult
    package mutating func note(_ fact: LifeFact) -> Bool {
        guard fact.matters, !facts.contains(where: { $0.id == fact.id }) else { return false }
        facts.append(fact)
        var nodes = facts.reduce(0) { $0 + $1.size }
        while facts.count > EarlyFacts.limit || (nodes > EarlyFacts.mostNodes && facts.count > 1) {
            nodes -= facts.removeFirst().size
        }
        return true
    }

    /// What concerns an issue: runs of what it watches, activity on it, pull requests that name it.
    package func concerning(_ life: IssueLife) -> [LifeFact] {
        facts.filter { $0.concerns(life) }.map { fact in
            guard case .run(let run) = fact.content else { return fact }
            return LifeFact(run.about(life.watched), id: fact.id)
        }
    }
}

extension LifeFact {
    fileprivate var size: Int { if case .run(let run) = content { run.nodes.count } else { 0 } }

    fileprivate func concerns(_ life: IssueLife) -> Bool {
        switch content {
        case .placed: false
        case .run(let run):
            run.repository == life.repository
                && run.nodes.contains { node in
                    life.watched.contains { NodeIdentity.matches(run: node.uniqueID, failed: $0) }
                }
        case .change(let change):
            change.repository == life.repository
                && (change.action == .pullRequestMerged
                    ? change.pullRequest?.closes.contains(life.subject.number ?? 0) ?? false
                    : change.number == life.subject.number)
        case .incident(let incident): incident.members.contains { $0.subject == life.subject }
        }
    }
}
