package import Contracts

/// Which incident each group of a cluster is: the one that it mostly was before.
package struct IncidentAllotment: Sendable {
    /// A group that is an incident.
    package struct Group: Sendable {
        /// The incident.
        package let incident: ULID
        /// Whether it is a new one.
        package let isNew: Bool
        /// Its spells.
        package let nodes: [Cluster.Node]
        /// The edges among them.
        package let edges: [Cluster.Edge]
    }

    /// The groups of at least as many repositories as make an incident.
    package private(set) var groups: [Group] = []
    /// Incidents that are no more, each with the one that it has become part of; `nil` when its members have parted.
    package private(set) var ended: [ULID: ULID?] = [:]

    /// Allots incidents to the groups of a cluster, and notes them in it.
    ///
    /// - Parameter makeID: the id of a new one.
    package init(_ cluster: inout Cluster, threshold: Int, weights: EdgeWeights = .standard, makeID: () -> ULID) {
        let parts = ClusterPartition(cluster, weights: weights).groups
        let before = cluster.nodes.map(\.incident)
        let isWide = parts.map { part in Set(part.map { cluster.nodes[$0].repository }).count >= threshold }
        var taken: Set<ULID> = []
        for index in cluster.nodes.indices { cluster.nodes[index].incident = nil }
        let order = parts.indices.filter { isWide[$0] }.sorted {
            (parts[$1].count, parts[$0][0]) < (parts[$0].count, parts[$1][0])
        }
        for place in order {
            var votes: [ULID: Int] = [:]
            for node in parts[place] {
                if let incident = before[node], !taken.contains(incident) { votes[incident, default: 0] += 1 }
            }
            // The older of two that are as large: its tracking issue is the one that people know.
            let kept = votes.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
            let id = kept ?? makeID()
            taken.insert(id)
            for node in parts[place] { cluster.nodes[node].incident = id }
            let spells = Set(parts[place].map { cluster.nodes[$0].spell })
            groups.append(
                Group(
                    incident: id, isNew: kept == nil, nodes: parts[place].map { cluster.nodes[$0] },
                    edges: cluster.edges.filter { spells.contains($0.low) && spells.contains($0.high) }))
        }
        for (index, incident) in before.enumerated() {
            guard let incident, !taken.contains(incident) else { continue }
            ended[incident] = .some(ended[incident].flatMap { $0 } ?? cluster.nodes[index].incident)
        }
    }
}
