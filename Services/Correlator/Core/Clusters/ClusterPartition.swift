import Contracts

/// Which spells of a cluster have one cause.
///
/// Kruskal's way: edges are taken strongest first, and the two groups that each connects become one when what is known of all
/// pairs between them says so (``GroupEvidence``). The result depends on the edges, not on the order in which they came.
package struct ClusterPartition {
    private let nodes: [Cluster.Node]
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
        nodes.indices.filter { parent[$0] == $0 }.map { sides[$0].members.sorted() }.sorted { $0[0] < $1[0] }
    }

    private mutating func note(_ low: Int, _ high: Int, _ score: Double) {
        pairs[low].append((high, score))
        pairs[high].append((low, score))
    }

    private func root(_ index: Int) -> Int {
        var index = index
        while parent[index] != index { index = parent[index] }
        return index
    }

    private mutating func join(
        _ one: Int, _ other: Int, _ edge: Cluster.Edge, _ isOne: (GroupEvidence, [Int], [Int]) -> Bool
    ) {
        let (left, right) = (root(one), root(other))
        guard left != right, !areForbidden(left, right) else { return }
        let (small, large) = sides[left].members.count <= sides[right].members.count ? (left, right) : (right, left)
        // Where a person has said that what looks like two causes is one, what looks like two says nothing any more.
        let least = sides[small].isTied || sides[large].isTied ? GroupEvidence.against : -.infinity
        var between = GroupEvidence.Pairs()
        for member in sides[small].members {
            for (far, score) in pairs[member] where score >= least && root(far) == large {
                between.add(nodes[member].strand, nodes[far].strand, score)
            }
        }
        let evidence = GroupEvidence(edge, small: sides[small], large: sides[large], between)
        guard
            edge.score >= StrandRules.certain / 2 || isOne(evidence, sides[small].members, sides[large].members)
        else { return }
        parent[small] = large
        sides[large].take(sides[small], by: edge, doubt: between.small.doubt)
    }

    private func areForbidden(_ left: Int, _ right: Int) -> Bool {
        func holds(_ left: [Int], _ right: [Int]) -> Bool {
            let barred = Set(left.flatMap { nodes[$0].cannot })
            return !barred.isEmpty && right.contains { barred.contains(nodes[$0].strand) }
        }
        return holds(sides[left].members, sides[right].members) || holds(sides[right].members, sides[left].members)
    }
}
