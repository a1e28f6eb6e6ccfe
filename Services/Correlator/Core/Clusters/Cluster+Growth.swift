import Contracts

extension Cluster {
    /// Takes in a spell, or another failure of one that it has.
    mutating func add(_ node: Node) {
        guard let place = nodes.firstIndex(where: { $0.spell == node.spell }) else {
            let place = nodes.firstIndex { $0.spell > node.spell } ?? nodes.count
            nodes.insert(node, at: place)
            return
        }
        for member in node.members where !nodes[place].members.contains(where: { $0.failureID == member.failureID }) {
            nodes[place].members.append(member)
        }
        nodes[place].members.sort { ($0.at, $0.failureID) < ($1.at, $1.failureID) }
        nodes[place].members = Array(nodes[place].members.prefix(Cluster.mostFailures))
    }

    /// Lets the oldest go when there are too many; they stay in their incident, and join nothing more.
    mutating func settleOldest() {
        guard nodes.count > Cluster.mostSpells else { return }
        let oldest = nodes.sorted { ($0.hour, $0.spell) < ($1.hour, $1.spell) }
        let leaving = Set(oldest.prefix(nodes.count - Cluster.mostSpells).map(\.spell))
        nodes.removeAll { leaving.contains($0.spell) }
        edges.removeAll { leaving.contains($0.low) || leaving.contains($0.high) }
    }
}
