package import Contracts

/// What is likely behind an incident: the thing that most of its repositories share, and why it is thought so.
package struct LikelyRoot: Hashable, Sendable {
    /// What they share.
    package let cause: IncidentCause
    /// The probability that so many would have it by accident.
    package let chance: Double

    /// Finds it among what speaks for one cause behind a group.
    package init(_ group: IncidentAllotment.Group) {
        var shared: [UInt64: Shared] = [:]
        let nodes = Dictionary(group.nodes.map { ($0.spell, $0) }, uniquingKeysWith: { one, _ in one })
        for edge in group.edges where !edge.isLocal {
            var entry = shared[edge.trait] ?? Shared(edge: edge)
            for end in [edge.low, edge.high] { if let node = nodes[end] { entry.nodes.insert(node) } }
            entry.count = max(entry.count, edge.count)
            shared[edge.trait] = entry
        }
        let repositories = Set(group.nodes.map(\.repository)).count
        guard let best = shared.values.max(by: { $0.rank < $1.rank }) else {
            cause = IncidentCause(kind: "person", value: "somebody said that they have one cause")
            chance = Coincidence.least
            return
        }
        let first = group.nodes.compactMap(\.members.first).min { ($0.at, $0.failureID) < ($1.at, $1.failureID) }
        let count = best.repositories.count
        var why = "\(count) of \(repositories) repositories share it"
        if let first { why += "; \(first.repository) failed first" }
        let isNode = best.edge.kind == .source || best.edge.kind == .node
        if best.edge.kind == .change { why += "; it landed before them, and they name what it changes" }
        if best.edge.kind == .source { why += "; it stands upstream of what failed" }
        cause = IncidentCause(
            kind: best.edge.kind.name, value: best.edge.value, node: isNode ? best.edge.value : nil, why: why)
        let rate = (Double(best.count) + best.edge.kind.prior) / Double(TraitRecord.days * 24)
        chance = Coincidence.chance(
            repositories: count, rate: rate, hours: best.hours, compared: Spell.mostTraits)
    }

    private struct Shared {
        var edge: Cluster.Edge
        var nodes: Set<Cluster.Node> = []
        var count = 0

        init(edge: Cluster.Edge) { self.edge = edge }

        var repositories: Set<RepositoryName> { Set(nodes.map(\.repository)) }

        /// From the first to the last first failure of a repository.
        var hours: Double {
            var firsts: [RepositoryName: Timestamp] = [:]
            for member in nodes.compactMap(\.members.first) {
                firsts[member.repository] = min(firsts[member.repository] ?? member.at, member.at)
            }
            guard let low = firsts.values.min(), let high = firsts.values.max() else { return 1 }
            return max(1, Double(high.since(low).milliseconds) / 3_600_000)
        }

        /// Most repositories first; of as many, what names a thing that can break before what only looks alike.
        var rank: (Int, Int, Int, UInt64) {
            let kind =
                switch edge.kind {
                case .source, .change: 5
                case .host, .warehouse, .credential, .runner, .connector: 4
                case .node, .exposure, .name: 3
                case .fingerprint, .error: 2
                case .system: 1
                case .word, .repository, .type: 0
                }
            return (repositories.count, kind, -count, edge.trait)
        }
    }
}
