import Contracts

/// What speaks for one cause behind two groups of spells, and what speaks against it.
///
/// A pair of spells says little by itself: two bad deploys that overlap share a template in one pair and contradict each other
/// in ten. So the figures are of all pairs of the two groups that were compared, strand by strand: a hundred runs of one job
/// are one voice.
package struct GroupEvidence: Sendable {
    /// How many figures there are.
    package static let width = 33
    /// The figures, which ``EvidenceTrees/joins`` asks for by their places.
    package private(set) var values: [Double]
    /// Whether both are of one repository each, and not the same.
    package let founds: Bool
    /// Whether the edge is of the very same error in both, each has nothing else yet, and no pair speaks against it.
    let isOfSameError: Bool
    /// The most that a pair says either way.
    private static let most = 10.0

    /// What is known of a group.
    struct Side {
        var members: [Int]
        var strands: SortedNumbers
        var prints: SortedNumbers
        /// Each by a number that the cluster's division gave it.
        var repositories: SortedNumbers
        /// How many spells the busiest of its repositories has in the cluster.
        var busiest: Int
        /// What the edges that joined it are of.
        var bonds: [UInt64: Int] = [:]
        var first: Int
        var last: Int
        /// The weakest edge that joined it.
        var weakest = GroupEvidence.most
        /// How much within it speaks against one cause.
        var strain = 0.0

        init(_ node: Cluster.Node, at index: Int, repository: Int, busiest: Int) {
            members = [index]
            strands = SortedNumbers(node.strand)
            prints = SortedNumbers(node.print)
            repositories = SortedNumbers(UInt64(repository))
            self.busiest = busiest
            first = node.hour
            last = node.hour
        }

        mutating func take(_ other: Side, by edge: Cluster.Edge, doubt: Double) {
            members += other.members
            strands.formUnion(other.strands)
            prints.formUnion(other.prints)
            repositories.formUnion(other.repositories)
            busiest = max(busiest, other.busiest)
            bonds.merge(other.bonds, uniquingKeysWith: +)
            if !edge.isLocal { bonds[edge.trait, default: 0] += 1 }
            first = min(first, other.first)
            last = max(last, other.last)
            weakest = min(weakest, other.weakest, edge.score)
            strain += other.strain + doubt
        }

        /// Which part of what holds the group together the edge is of.
        func agreement(with edge: Cluster.Edge) -> Double {
            let all = bonds.values.reduce(0, +)
            guard all > 0, !edge.isLocal else { return 0.5 }
            return Double(bonds[edge.trait] ?? 0) / Double(all)
        }
    }

    /// The pairs between two groups that were compared.
    struct Pairs {
        private(set) var small = Voices()
        private(set) var large = Voices()
        private(set) var sum = 0.0
        private(set) var forIt = 0
        private(set) var against = 0

        mutating func add(_ one: UInt64, _ other: UInt64, _ score: Double) {
            small.hear(one, score)
            large.hear(other, score)
            sum += max(-GroupEvidence.most, min(GroupEvidence.most, score))
            if score < GroupEvidence.against { against += 1 } else { forIt += 1 }
        }
    }

    /// Pairs below this speak against one cause.
    package static let against = -1.5

    /// What each strand of a group has to say of the other group: its best pair, and its worst.
    struct Voices {
        private var strands: [(strand: UInt64, best: Double?, worst: Double?)] = []

        mutating func hear(_ strand: UInt64, _ score: Double) {
            let place = strands.firstIndex { $0.strand == strand } ?? strands.count
            if place == strands.count { strands.append((strand, nil, nil)) }
            if score < GroupEvidence.against {
                strands[place].worst = max(strands[place].worst ?? 0, min(GroupEvidence.most, -score))
            } else {
                strands[place].best = max(strands[place].best ?? -GroupEvidence.most, min(GroupEvidence.most, score))
            }
        }

        // Sums are over sorted numbers: in another order they could differ in the last digit.
        var support: Double { strands.compactMap(\.best).sorted().reduce(0) { $0 + max(0, $1) } }
        var supporting: Double { Double(strands.count { $0.best != nil }) }
        var doubt: Double { strands.compactMap(\.worst).sorted().reduce(0, +) }
        var doubting: Double { Double(strands.count { $0.worst != nil }) }
        var worstOfAll: Double { strands.reduce(0) { max($0, $1.worst ?? 0) } }
        /// The second best of the best.
        var second: Double {
            var (first, second) = (-GroupEvidence.most, -GroupEvidence.most)
            for value in strands.compactMap(\.best) {
                if value > first { (first, second) = (value, first) } else { second = max(second, value) }
            }
            return second
        }
    }

    init(_ edge: Cluster.Edge, small: Side, large: Side, _ pairs: Pairs) {
        founds = !edge.isLocal && small.repositories.count == 1 && large.repositories.count == 1
        isOfSameError =
            small.strands.count == 1 && large.strands.count == 1 && pairs.against == 0
            && small.prints.shared(with: large.prints) == 1
        let strands = (small: Double(small.strands.count), large: Double(large.strands.count))
        values = [
            edge.score,
            edge.isLocal ? 1 : 0,
            pairs.small.support,
            pairs.large.support,
            pairs.small.supporting / strands.small,
            pairs.large.supporting / strands.large,
            pairs.small.doubt,
            pairs.large.doubt,
            pairs.small.doubting / strands.small,
            pairs.large.doubting / strands.large,
            pairs.small.worstOfAll,
            pairs.sum / Double(max(1, pairs.forIt + pairs.against)),
            Double(pairs.forIt),
            Double(pairs.against),
            Double(small.strands.count),
            Double(large.strands.count),
            Double(small.repositories.count),
            Double(large.repositories.count),
            Double(small.repositories.shared(with: large.repositories)),
            small.agreement(with: edge),
            large.agreement(with: edge),
            Double(max(0, small.first - large.last, large.first - small.last)),
            Double(max(small.last, large.last) - min(small.first, large.first)),
            Double(edge.kind.rawValue),
            Double(edge.count),
            small.weakest,
            large.weakest,
            small.strain,
            large.strain,
            Double(small.prints.shared(with: large.prints)),
            pairs.small.second,
            Double(small.busiest),
            Double(large.busiest),
        ]
    }
}
