import Contracts

/// Which spells of a cluster have one cause.
///
/// Kruskal's way: edges are taken strongest first. A strong edge founds a group of two repositories; with a weaker one a group
/// takes somebody in, or becomes one with another, when what speaks for it outweighs what speaks against it: the pairs of the
/// two that share words or things and yet look like two causes. The result depends on the edges, not on the order in which
/// they came.
package struct ClusterPartition: Sendable {
    private var parent: [Int]
    private let nodes: [Cluster.Node]
    private var repositories: [Set<RepositoryName>]
    private var members: [[Int]]
    /// By group, what the edges that joined it are of.
    private var bonds: [[UInt64: Int]]
    /// By spell, the edges of it that were looked at so far: they are the strongest.
    private var seen: [[(far: Int, score: Double)]]
    /// By spell, the edges that speak against one cause.
    private var doubts: [[(far: Int, score: Double)]]

    /// Divides the cluster.
    package init(_ cluster: Cluster, weights: EdgeWeights) {
        nodes = cluster.nodes
        parent = Array(nodes.indices)
        repositories = nodes.map { [$0.repository] }
        members = nodes.indices.map { [$0] }
        bonds = [[UInt64: Int]](repeating: [:], count: nodes.count)
        seen = [[(far: Int, score: Double)]](repeating: [], count: nodes.count)
        doubts = [[(far: Int, score: Double)]](repeating: [], count: nodes.count)
        var places: [UInt64: Int] = [:]
        for (index, node) in nodes.enumerated() { places[node.spell] = index }
        var edges: [(low: Int, high: Int, edge: Cluster.Edge)] = []
        for edge in cluster.edges {
            guard let low = places[edge.low], let high = places[edge.high] else { continue }
            if edge.score >= weights.weak {
                edges.append((low, high, edge))
            } else if edge.score <= weights.against {
                doubts[low].append((high, edge.score))
                doubts[high].append((low, edge.score))
            }
        }
        edges.sort { Cluster.isStronger($0.edge, $1.edge) }
        for (low, high, edge) in edges {
            seen[low].append((high, edge.score))
            seen[high].append((low, edge.score))
            join(low, high, edge, weights)
        }
    }

    /// The groups, each by its spells' places in the cluster; in order.
    package var groups: [[Int]] {
        nodes.indices.filter { parent[$0] == $0 }.map { members[$0].sorted() }.sorted { $0[0] < $1[0] }
    }

    private func root(_ index: Int) -> Int {
        var index = index
        while parent[index] != index { index = parent[index] }
        return index
    }

    private mutating func join(_ one: Int, _ other: Int, _ edge: Cluster.Edge, _ weights: EdgeWeights) {
        let (left, right) = (root(one), root(other))
        guard left != right else { return }
        guard isEnough(edge, left, right, weights) else { return }
        guard !areForbidden(left, right) else { return }
        let (into, from) = members[left].count >= members[right].count ? (left, right) : (right, left)
        parent[from] = into
        members[into] += members[from]
        bonds[into].merge(bonds[from], uniquingKeysWith: +)
        if !edge.isLocal { bonds[into][edge.trait, default: 0] += 1 }
        members[from] = []
        repositories[into].formUnion(repositories[from])
    }

    /// Whether an edge of this score, with those between the same two groups that are stronger, makes them one.
    private func isEnough(
        _ edge: Cluster.Edge, _ left: Int, _ right: Int, _ weights: EdgeWeights
    ) -> Bool {
        guard edge.score < StrandRules.certain / 2 else { return true }
        let (isLeftWide, isRightWide) = (repositories[left].count > 1, repositories[right].count > 1)
        let doubt = weights.doubt * doubt(between: left, and: right, most: weights.mostDoubt)
        if !isLeftWide, !isRightWide { return edge.isLocal || edge.score - doubt >= weights.found }
        var needed = isLeftWide && isRightWide ? weights.merging : weights.joining
        if edge.isLocal { needed += weights.local }
        // What holds a group together says what its cause is: sharing that is worth more than sharing something else.
        for group in [left, right] where repositories[group].count > 1 {
            needed += weights.consensus * (1 - 2 * agreement(of: group, with: edge))
        }
        needed += doubt
        return (!isLeftWide || support(of: left, from: right) >= needed)
            && (!isRightWide || support(of: right, from: left) >= needed)
    }

    private func agreement(of group: Int, with edge: Cluster.Edge) -> Double {
        let all = bonds[group].values.reduce(0, +)
        guard all > 0, !edge.isLocal else { return 0.5 }
        return Double(bonds[group][edge.trait] ?? 0) / Double(all)
    }

    /// The sum of the best edges from another group to each of a group's strands: a hundred runs of one job are one voice.
    private func support(of group: Int, from other: Int) -> Double {
        var best: [UInt64: Double] = [:]
        for member in members[group] {
            for (far, score) in seen[member] where root(far) == other {
                best[nodes[member].strand] = max(best[nodes[member].strand] ?? 0, score)
            }
        }
        return best.values.sorted().reduce(0, +)
    }

    /// What speaks against one cause of two groups: of each strand of the smaller its worst edge to the other.
    private func doubt(between one: Int, and other: Int, most: Double) -> Double {
        let (small, large) = members[one].count <= members[other].count ? (one, other) : (other, one)
        var worst: [UInt64: Double] = [:]
        for member in members[small] {
            for (far, score) in doubts[member] where root(far) == large {
                worst[nodes[member].strand] = max(worst[nodes[member].strand] ?? 0, min(most, -score))
            }
        }
        return worst.values.sorted().reduce(0, +)
    }

    private func areForbidden(_ one: Int, _ other: Int) -> Bool {
        func holds(_ left: [Int], _ right: [Int]) -> Bool {
            let barred = Set(left.flatMap { nodes[$0].cannot })
            return !barred.isEmpty && right.contains { barred.contains(nodes[$0].strand) }
        }
        return holds(members[one], members[other]) || holds(members[other], members[one])
    }
}
