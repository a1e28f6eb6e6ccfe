import Contracts
import CorrelatorCore
import Testing

@Suite("What people say of incidents")
struct CorrectionTests {
    private static func strand(_ failure: FailureClassified) -> UInt64 {
        Spell.strand(failure.repository, failure.fingerprint)
    }

    @Test("what was said to have another cause stays out, also when it fails again")
    func cannot() {
        var memory = CorrelationMemory()
        let (one, two) = (Given.refused(3, "one", at: 0), Given.refused(6, "two", at: 5))
        memory.rule(CorrectionTests.strand(one), CorrectionTests.strand(two), isOneCause: false)
        for number in 1...6 {
            let failure = Given.refused(number * 3, number % 2 == 0 ? "two" : "one", at: number * 5)
            #expect(memory.add(failure).groups.isEmpty)
        }
    }

    @Test("what was said to have one cause is together, though nothing else says so")
    func must() {
        var memory = CorrelationMemory()
        let (one, two) = (Given.own(1, "one", at: 0), Given.own(2, "two", at: 5))
        // Something has to find it: here the system that both name.
        func named(_ failure: FailureClassified) -> FailureClassified {
            var failure = failure
            failure.verdict.affectedSystems = ["salesforce"]
            return failure
        }
        #expect(memory.add(named(one)).groups.isEmpty)
        memory.rule(CorrectionTests.strand(one), CorrectionTests.strand(two), isOneCause: true)
        #expect(memory.add(named(two)).groups.map(\.nodes.count) == [2])
    }

    @Test("the last word counts, and words are bounded")
    func last() {
        var rules = StrandRules()
        rules.tie(1)
        rules.part(1)
        #expect(rules.must.isEmpty && rules.cannot == [1])
        rules.tie(1)
        #expect(rules.must == [1] && rules.cannot.isEmpty)
        for strand in UInt64(2)...500 { rules.part(strand) }
        #expect(rules.cannot.count == 64)
    }

    @Test("a split is obeyed by the cluster, a merge takes it back")
    func cluster() {
        func node(_ spell: UInt64, _ name: String) -> Cluster.Node {
            Cluster.Node(
                spell: spell, repository: Given.repository(name), strand: spell + 100, print: spell, hour: 1,
                members: [Given.member(Int(spell), name)], cannot: [], incident: Given.id(900))
        }
        var cluster = Cluster(node(1, "one"))
        for (spell, name) in [(2, "two"), (3, "three"), (4, "four")] as [(UInt64, String)] {
            cluster.absorb(Cluster(node(spell, name)))
        }
        cluster.connect(
            [(1, 2), (2, 3), (3, 4), (1, 4)].map {
                Cluster.Edge(
                    low: $0, high: $1, score: 9, kind: .host, value: "h", trait: 5, count: 0, isLocal: false)
            })
        #expect(ClusterPartition(cluster, weights: .standard).groups.count == 1)
        cluster.part([Given.id(3), Given.id(4)], to: Given.id(901), gone: [103, 104], left: [101, 102])
        #expect(ClusterPartition(cluster, weights: .standard).groups == [[0, 1], [2, 3]])
        let allotment = IncidentAllotment(&cluster, threshold: 2) { Given.id(999) }
        #expect(Set(allotment.groups.map(\.incident)) == [Given.id(900), Given.id(901)] && allotment.ended.isEmpty)
        cluster.unite(Given.id(901), with: Given.id(900))
        #expect(cluster.nodes.allSatisfy { $0.incident == Given.id(900) })
    }
}
