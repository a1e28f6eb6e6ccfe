import Contracts

/// Which spells of a cluster have one cause.
///
/// Kruskal's way: edges are taken strongest first, and the two groups that each connects become one when what is known of all
/// pairs between them says so (``GroupEvidence``). The result depends on the edges, not on the order in which they came.
package struct ClusterPartition {
    private let nodes: [Cluster.Node]
    /// By spell, its group's number; and by that number the spells.
    private var group: [Int]
    private var members: [[Int]]
    /// What the evidence made one. A person's word brings parts into one group, and each goes on being judged by itself: what
    /// looks like a second cause beside one of them is no argument against the other.
    private var parent: [Int]
    private var sides: [GroupEvidence.Side]
    /// By spell, the edges of it that were looked at so far, the strongest, and all those that speak against one cause.
    private var pairs: [[(far: Int, score: Double)]]

    /// Divides the cluster.
    package init(_ cluster: Cluster, weights: EdgeWeights) {
        self.init(cluster, weights: weights) { evidence, _, _ in weights.isEnough(evidence) }
    }

    /// Divides the cluster as somebody else judges.
    ///
    /// - Parameter isOne: whether two groups have one cause; besides the evidence it gets the places of their spells.
    package init(
        _ cluster: Cluster, weights: EdgeWeights, isOne: (GroupEvidence, [Int], [Int]) -> Bool
    ) {
        nodes = cluster.nodes
        group = Array(nodes.indices)
        members = nodes.indices.map { [$0] }
        parent = Array(nodes.indices)
        var homes: [RepositoryName: (number: Int, spells: Int)] = [:]
        for node in cluster.nodes {
            let home = homes[node.repository] ?? (homes.count, 0)
            homes[node.repository] = (home.number, home.spells + 1)
        }
        sides = cluster.nodes.enumerated().map { index, node in
            let home = homes[node.repository] ?? (0, 1)
            return GroupEvidence.Side(node, at: index, repository: home.number, busiest: home.spells)
        }
        pairs = [[(far: Int, score: Double)]](repeating: [], count: nodes.count)
        var places: [UInt64: Int] = [:]
        for (index, node) in nodes.enumerated() { places[node.spell] = index }
        var edges: [(low: Int, high: Int, edge: Cluster.Edge)] = []
        for edge in cluster.edges {
            guard let low = places[edge.low], let high = places[edge.high] else { continue }
            if edge.score >= weights.weak {
                edges.append((low, high, edge))
            } else if edge.score <= weights.against {
                note(low, high, edge.score)
            }
        }
        edges.sort { Cluster.isStronger($0.edge, $1.edge) }
        for (low, high, edge) in edges {
            note(low, high, edge.score)
            join(low, high, edge, isOne)
        }
    }

    /// The groups, each by its spells' places in the cluster; in order.
    package var groups: [[Int]] {
        members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    private mutating func note(_ low: Int, _ high: Int, _ score: Double) {
        pairs[low].append((high, score))
        pairs[high].append((low, score))
    }

    private func part(_ index: Int) -> Int {
        var index = index
        while parent[index] != index { index = parent[index] }
        return index
    }

    private mutating func join(
        _ one: Int, _ other: Int, _ edge: Cluster.Edge, _ isOne: (GroupEvidence, [Int], [Int]) -> Bool
    ) {
        guard group[one] != group[other], !areForbidden(group[one], group[other]) else { return }
        guard !edge.isCertain else { return unite(group[one], group[other]) }
        let (left, right) = (part(one), part(other))
        let (small, large) = sides[left].members.count <= sides[right].members.count ? (left, right) : (right, left)
        var between = GroupEvidence.Pairs()
        for member in sides[small].members {
            for (far, score) in pairs[member] where part(far) == large {
                between.add(nodes[member].strand, nodes[far].strand, score)
            }
        }
        let evidence = GroupEvidence(edge, small: sides[small], large: sides[large], between)
        guard isOne(evidence, sides[small].members, sides[large].members) else { return }
        parent[small] = large
        sides[large].take(sides[small], by: edge, doubt: between.small.doubt)
        unite(group[one], group[other])
    }

    private mutating func unite(_ one: Int, _ other: Int) {
        let (from, into) = members[one].count <= members[other].count ? (one, other) : (other, one)
        for member in members[from] { group[member] = into }
        members[into] += members[from]
        members[from] = []
    }

    private func areForbidden(_ left: Int, _ right: Int) -> Bool {
        func holds(_ left: [Int], _ right: [Int]) -> Bool {
            let barred = Set(left.flatMap { nodes[$0].cannot })
            return !barred.isEmpty && right.contains { barred.contains(nodes[$0].strand) }
        }
        return holds(members[left], members[right]) || holds(members[right], members[left])
    }
}
