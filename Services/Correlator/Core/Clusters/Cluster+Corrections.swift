package import Contracts

extension Cluster {
    /// What is left of a cluster that has become part of another.
    package init(absorbed key: UInt64, by other: UInt64) {
        self.key = key
        absorbedBy = other
        nodes = []
        edges = []
    }

    /// Without the spells of incidents that are over.
    package func without(_ closed: Set<ULID>) -> Cluster {
        var left = self
        left.nodes.removeAll { node in node.incident.map(closed.contains) == true }
        let here = Set(left.nodes.map(\.spell))
        left.edges.removeAll { !here.contains($0.low) || !here.contains($0.high) }
        return left
    }

    /// A person said that two incidents are one.
    package mutating func unite(_ from: ULID, with into: ULID) {
        let one = nodes.first { $0.incident == into }
        let other = nodes.first { $0.incident == from }
        for index in nodes.indices where nodes[index].incident == from { nodes[index].incident = into }
        guard let one, let other else { return }
        let edge = Edge(
            low: min(one.spell, other.spell), high: max(one.spell, other.spell), score: StrandRules.certain,
            kind: .word,
            value: "", trait: 0, count: 0, isLocal: one.repository == other.repository)
        for index in nodes.indices {
            let barred = nodes[index].spell == one.spell ? other.strand : one.strand
            nodes[index].cannot.removeAll { $0 == barred }
        }
        connect([edge])
    }

    /// A person said that some members have another cause.
    ///
    /// - Parameters:
    ///   - id: the incident that they are now; `nil` for none.
    ///   - gone: the leaving members' strands.
    ///   - left: those of the others.
    package mutating func part(_ leaving: Set<ULID>, to id: ULID?, gone: [UInt64], left: [UInt64]) {
        for index in nodes.indices {
            if nodes[index].members.contains(where: { leaving.contains($0.failureID) }) { nodes[index].incident = id }
            if gone.contains(nodes[index].strand) {
                nodes[index].cannot = Set(nodes[index].cannot + left).sorted()
            } else if left.contains(nodes[index].strand) {
                nodes[index].cannot = Set(nodes[index].cannot + gone).sorted()
            }
        }
    }
}
