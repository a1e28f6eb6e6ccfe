import Contracts
import CorrelatorCore
import Testing

@Suite("Two groups of failures")
struct GroupEvidenceTests {
    private static func node(
        _ spell: UInt64, _ repository: String, strand: UInt64? = nil, hour: Int = 1
    ) -> Cluster.Node {
        Cluster.Node(
            spell: spell, repository: Given.repository(repository), strand: strand ?? spell, print: spell, hour: hour,
            members: [Given.member(Int(spell), repository)])
    }

    private static func edge(_ low: UInt64, _ high: UInt64, _ score: Double) -> Cluster.Edge {
        Cluster.Edge(
            low: low, high: high, score: score, kind: .host, value: "h", trait: 5, count: 1, isLocal: false)
    }

    private static func cluster(_ nodes: [Cluster.Node], _ edges: [Cluster.Edge]) -> Cluster {
        var cluster = Cluster(nodes[0])
        for node in nodes.dropFirst() { cluster.absorb(Cluster(node)) }
        cluster.connect(edges)
        return cluster
    }

    /// Two pairs of repositories, each pair of one cause, with one edge from pair to pair.
    private static func pairs(_ others: Double) -> Cluster {
        cluster(
            [node(1, "one"), node(2, "two"), node(3, "three"), node(4, "four")],
            [
                edge(1, 2, 7), edge(3, 4, 7), edge(2, 3, 2), edge(1, 3, others), edge(1, 4, others), edge(2, 4, others),
            ])
    }

    @Test("what looks like one cause in one pair and like two in the others is two")
    func apart() {
        #expect(ClusterPartition(GroupEvidenceTests.pairs(-6), weights: .standard).groups == [[0, 1], [2, 3]])
        #expect(ClusterPartition(GroupEvidenceTests.pairs(2), weights: .standard).groups == [[0, 1, 2, 3]])
    }

    @Test("what a person tied is no longer kept apart by what looks like two causes")
    func tied() {
        var cluster = GroupEvidenceTests.pairs(-6)
        cluster.absorb(Cluster(GroupEvidenceTests.node(5, "five")))
        let own = [GroupEvidenceTests.edge(3, 5, 7), GroupEvidenceTests.edge(4, 5, 7)]
        let doubts = [GroupEvidenceTests.edge(1, 5, -6), GroupEvidenceTests.edge(2, 5, -6)]
        cluster.connect(own + doubts + [GroupEvidenceTests.edge(1, 4, 1000)])
        #expect(ClusterPartition(cluster, weights: .standard).groups == [[0, 1, 2, 3, 4]])
    }

    @Test("a person's word about two opens neither to a third that looks like another cause")
    func stranger() {
        var cluster = GroupEvidenceTests.pairs(-6)
        cluster.absorb(Cluster(GroupEvidenceTests.node(5, "five")))
        cluster.connect(
            [
                GroupEvidenceTests.edge(1, 4, 1000), GroupEvidenceTests.edge(3, 5, 2),
                GroupEvidenceTests.edge(4, 5, -6),
            ])
        #expect(ClusterPartition(cluster, weights: .standard).groups == [[0, 1, 2, 3], [4]])
    }

    @Test("the figures are of all pairs between the two, and many runs of one job are one voice")
    func figures() throws {
        let nodes =
            [GroupEvidenceTests.node(1, "one")]
            + (2...4).map { GroupEvidenceTests.node($0, "two", strand: 22, hour: Int($0)) }
        var runs = [GroupEvidenceTests.edge(2, 3, 9), GroupEvidenceTests.edge(3, 4, 9)]
        runs += [GroupEvidenceTests.edge(1, 2, 3), GroupEvidenceTests.edge(1, 3, 2), GroupEvidenceTests.edge(1, 4, -4)]
        var seen: [[Double]] = []
        let groups = ClusterPartition(GroupEvidenceTests.cluster(nodes, runs), weights: .standard) { evidence, _, _ in
            seen.append(evidence.values)
            return evidence.values[0] > 5
        }.groups
        #expect(groups == [[0], [1, 2, 3]])
        let last = try #require(seen.last)
        #expect(last.count == GroupEvidence.width && last.allSatisfy(\.isFinite))
        // The edge, what the one says for it, what the three say as one, and what each says against it.
        #expect(last[0] == 2 && last[2] == 3 && last[3] == 3)
        #expect(last[6] == 4 && last[7] == 4)
        // Strands, and repositories of each and of both.
        #expect(last[14] == 1 && last[15] == 1 && last[16] == 1 && last[17] == 1 && last[18] == 0)
    }

    @Test("a repository that both have is known to be shared")
    func shared() {
        var shared: [Double] = []
        let nodes = [
            GroupEvidenceTests.node(1, "one"), GroupEvidenceTests.node(2, "two"), GroupEvidenceTests.node(3, "two"),
        ]
        let edges = [GroupEvidenceTests.edge(1, 2, 7), GroupEvidenceTests.edge(1, 3, 2)]
        _ = ClusterPartition(GroupEvidenceTests.cluster(nodes, edges), weights: .standard) { evidence, _, _ in
            shared.append(evidence.values[18])
            return true
        }
        #expect(shared == [0, 1])
    }
}
