package import Contracts

/// Spells that may have one cause, with the edges between them: all that is needed to say which do.
package struct Cluster: Codable, Hashable, Sendable {
    /// The most spells that are kept; older ones are settled and leave.
    package static let mostSpells = 256
    /// The most edges that a spell keeps to other repositories' spells of one fingerprint, its strongest: so that those which
    /// look the same don't crowd out those which look different.
    static let mostEdges = 4
    /// The most that it keeps within its repository to those of one fingerprint.
    static let mostLocalEdges = 2
    /// The most failures of a spell that are named.
    static let mostFailures = 12

    /// The number of the first spell in it.
    package let key: UInt64
    /// The cluster that it has become part of.
    package var absorbedBy: UInt64?
    /// Its spells, by their numbers.
    package var nodes: [Node]
    /// Strongest first.
    package var edges: [Edge]
    /// A spell of the cluster.
    package struct Node: Codable, Hashable, Sendable {
        /// The spell.
        package let spell: UInt64
        /// Where.
        package let repository: RepositoryName
        /// Repository and fingerprint, as people's rules name them.
        package let strand: UInt64
        /// The fingerprint alone.
        package let print: UInt64
        /// The hour.
        package let hour: Int
        /// The failures in it, oldest first.
        package var members: [IncidentMember]
        /// Strands that people said it has nothing to do with.
        package var cannot: [UInt64]
        /// The incident that it is part of.
        package var incident: ULID?

        /// Made of its parts.
        package init(
            spell: UInt64, repository: RepositoryName, strand: UInt64, print: UInt64, hour: Int,
            members: [IncidentMember],
            cannot: [UInt64] = [], incident: ULID? = nil
        ) {
            self.spell = spell
            self.repository = repository
            self.strand = strand
            self.print = print
            self.hour = hour
            self.members = members
            self.cannot = cannot
            self.incident = incident
        }
    }

    /// Two spells that speak for one cause.
    package struct Edge: Codable, Hashable, Sendable {
        /// The lower number.
        package let low: UInt64
        /// The higher number.
        package let high: UInt64
        /// Log-odds that one cause is behind both.
        package let score: Double
        /// What they share, most telling.
        package let kind: TraitKind
        /// The shared thing.
        package let value: String
        /// The number of the shared thing.
        package let trait: UInt64
        /// Spells that had it in the four weeks before.
        package let count: Int
        /// Whether both are of one repository.
        package let isLocal: Bool
        /// Whether a person said so.
        var isCertain: Bool { score >= StrandRules.certain / 2 }

        /// Made of its parts.
        package init(
            low: UInt64, high: UInt64, score: Double, kind: TraitKind, value: String, trait: UInt64, count: Int,
            isLocal: Bool
        ) {
            self.low = low
            self.high = high
            self.score = score
            self.kind = kind
            self.value = value
            self.trait = trait
            self.count = count
            self.isLocal = isLocal
        }
    }

    /// A cluster of one spell.
    package init(_ node: Node) {
        key = node.spell
        nodes = [node]
        edges = []
    }

    /// Takes in what another has.
    package mutating func absorb(_ other: Cluster) {
        let known = Set(nodes.map(\.spell))
        nodes += other.nodes.filter { !known.contains($0.spell) }
        nodes.sort { $0.spell < $1.spell }
        connect(other.edges)
    }

    /// Takes in edges; of one pair the stronger stays, and of each spell the strongest.
    package mutating func connect(_ more: [Edge]) {
        guard !more.isEmpty else { return }
        edges += more
        edges.sort(by: Cluster.isStronger)
        var prints: [UInt64: UInt64] = [:]
        for node in nodes { prints[node.spell] = node.print }
        var last: Edge?
        var degrees: [Degree: Int] = [:]
        edges.removeAll { edge in
            guard last?.low != edge.low || last?.high != edge.high else { return true }
            last = edge
            let low = Degree(
                spell: edge.low, of: prints[edge.high] ?? 0, isLocal: edge.isLocal, isAgainst: edge.score < 0)
            let high = Degree(
                spell: edge.high, of: prints[edge.low] ?? 0, isLocal: edge.isLocal, isAgainst: edge.score < 0)
            let before = min(degrees[low, default: 0], degrees[high, default: 0])
            degrees[low, default: 0] += 1
            degrees[high, default: 0] += 1
            return before >= (edge.isLocal ? Cluster.mostLocalEdges : Cluster.mostEdges)
        }
    }

    /// A spell's edges to those of one fingerprint.
    private struct Degree: Hashable {
        let spell: UInt64
        let of: UInt64
        let isLocal: Bool
        let isAgainst: Bool
    }

    static func isStronger(_ one: Edge, _ other: Edge) -> Bool {
        (other.score, one.low, one.high) < (one.score, other.low, other.high)
    }
}
