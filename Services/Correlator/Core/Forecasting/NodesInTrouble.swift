package import Contracts

/// Nodes whose failure is known and not over: they need no forecast.
package struct NodesInTrouble: Sendable {
    private var nodes: [Subject: Set<String>] = [:]
    private var turns: [Subject: (at: Timestamp, isEnd: Bool)] = [:]

    /// Nothing is known yet.
    package init() {}

    /// Takes a placement or a turn of an issue's life, in any order; any other entry does nothing.
    package mutating func add(_ envelope: Envelope) {
        switch envelope.type {
        case .failurePlaced:
            guard let placed = try? envelope.decode(FailurePlaced.self), placed.subject.number != nil else { return }
            nodes[placed.subject, default: []].formUnion(placed.nodes.prefix(50).map(\.uniqueID))
            turn(placed.subject, envelope.time, isEnd: false)
        case .issueResolved, .issueReopened:
            guard let outcome = try? envelope.decode(IssueOutcome.self) else { return }
            turn(outcome.subject, envelope.time, isEnd: envelope.type == .issueResolved)
        default: break
        }
    }

    private mutating func turn(_ subject: Subject, _ moment: Timestamp, isEnd: Bool) {
        guard turns[subject].map({ $0.at <= moment }) ?? true else { return }
        turns[subject] = (moment, isEnd)
    }

    /// Whether an issue about the node is open.
    package func contains(_ node: String, in repository: RepositoryName) -> Bool {
        nodes.contains { subject, names in
            subject.repository == repository && names.contains(node) && turns[subject]?.isEnd == false
        }
    }
}
