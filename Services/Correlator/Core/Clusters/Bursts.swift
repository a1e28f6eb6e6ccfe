import Contracts

/// How many repositories share a thing in one cluster, beyond what is to be expected in the time.
///
/// Two that share a common thing say little; twelve within three hours, where one is usual, say much.
struct Bursts {
    private var bonuses: [UInt64: Double] = [:]

    init(_ cluster: Cluster, _ places: [UInt64: Int], _ weights: EdgeWeights) {
        struct Sharing {
            var repositories: Set<RepositoryName> = []
            var hours: ClosedRange<Int>
            var count: Int
        }
        var shared: [UInt64: Sharing] = [:]
        for edge in cluster.edges where !edge.isLocal {
            guard let low = places[edge.low], let high = places[edge.high] else { continue }
            for place in [low, high] {
                let node = cluster.nodes[place]
                var entry = shared[edge.trait] ?? Sharing(hours: node.hour...node.hour, count: edge.count)
                entry.repositories.insert(node.repository)
                entry.hours = min(entry.hours.lowerBound, node.hour)...max(entry.hours.upperBound, node.hour)
                entry.count = max(entry.count, edge.count)
                shared[edge.trait] = entry
            }
        }
        for (trait, entry) in shared {
            let expected = Double(entry.count * (entry.hours.count + 1)) / Double(TraitRecord.days * 24)
            let excess = Double(entry.repositories.count - 2) - expected
            if excess > 0 { bonuses[trait] = min(weights.mostBurst, weights.burst * excess) }
        }
    }

    func bonus(_ edge: Cluster.Edge) -> Double { edge.isLocal ? 0 : bonuses[edge.trait] ?? 0 }
}
