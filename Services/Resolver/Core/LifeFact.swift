package import Contracts

/// One thing that happened to an issue, by its own time and identity: what a life is folded from.
package struct LifeFact: Codable, Hashable, Sendable {
    /// What happened. Kept apart, so that a fact in a log is moved as a few words.
    package indirect enum Content: Codable, Hashable, Sendable {
        /// A failure was placed on the issue.
        case placed(FailurePlaced)
        /// A run ended in which what failed took part.
        case run(RunFinished)
        /// Somebody did something to the issue, commanded, or merged a pull request that names it.
        case change(IssueChanged)
        /// An incident that it is a member of changed, or no longer counts it in.
        case incident(IncidentChanged)
    }

    /// Identity: told twice, it changes nothing.
    package var id: String
    /// When it happened, not when it was told.
    package var at: Timestamp
    /// When it was told, where that was after what came later.
    package var late: Timestamp?
    /// What happened.
    package var content: Content

    /// A placement, at the time of the failure.
    package init(_ placed: FailurePlaced, id: String) { self.init(id, placed.lastOccurrence, .placed(placed)) }

    /// A run, at its end.
    package init(_ run: RunFinished, id: String) { self.init(id, run.finishedAt, .run(run.kept)) }

    /// A run with every node, for failures that are told after it.
    package init(whole run: RunFinished, id: String) { self.init(id, run.finishedAt, .run(run)) }

    /// An activity. A command counts when the actor may command.
    package init(_ change: IssueChanged, id: String) { self.init(id, change.at, .change(change)) }

    /// An incident, as far as it concerns one issue.
    package init(_ incident: IncidentChanged, of subject: Subject, id: String) {
        var own = incident
        own.members = incident.members.filter { $0.subject == subject }
        own.edges = []
        self.init(id, incident.updatedAt, .incident(own))
    }

    private init(_ id: String, _ at: Timestamp, _ content: Content) {
        self.id = id
        self.at = at
        self.content = content
    }

    /// Whether it stands before another: by time; at the same time a failure stands before what is done about it.
    func precedes(_ other: LifeFact) -> Bool { (at, rank, id) < (other.at, other.rank, other.id) }

    private var rank: Int { if case .placed = content { 0 } else { 1 } }

    /// What bots do changes nothing in a life.
    var matters: Bool { if case .change(let change) = content { !change.actor.isBot } else { true } }
}

extension RunFinished {
    /// With at most so many nodes: those that failed first, the others as they come.
    private static let mostNodes = 60

    /// The run as a life remembers it. A node that is left out proves nothing.
    var kept: RunFinished {
        guard nodes.count > RunFinished.mostNodes else { return self }
        var next = self
        next.nodes = nodes.filter { !["success", "pass"].contains($0.status) }
        next.nodes += nodes.filter { ["success", "pass"].contains($0.status) }
        next.nodes = Array(next.nodes.prefix(RunFinished.mostNodes))
        return next
    }

    /// With the nodes that are watched in front, so that they are kept.
    package func about(_ watched: [String]) -> RunFinished {
        guard nodes.count > RunFinished.mostNodes else { return self }
        let isAbout = { (node: RunNode) in watched.contains { NodeIdentity.matches(run: node.uniqueID, failed: $0) } }
        var next = self
        next.nodes = nodes.filter(isAbout) + kept.nodes.filter { !isAbout($0) }
        next.nodes = Array(next.nodes.prefix(RunFinished.mostNodes))
        return next
    }
}
