import Contracts
import CorrelatorCore
import Simulation
import Testing

@Suite("In whichever order failures arrive")
struct ArrivalTests {
    private static let platform = SimulatedPlatform(
        seed: 4242, repositories: 20, days: 12, from: Given.now)

    /// Shuffled within each day of their own time.
    private static func shuffled(_ failures: [FailureClassified], _ dice: inout Simulation.Dice) -> [FailureClassified]
    {
        let days = Dictionary(grouping: failures) { $0.occurredAt.milliseconds / 86_400_000 }
        return days.keys.sorted().flatMap { (days[$0] ?? []).shuffled(using: &dice) }
    }

    @Test("the same failures end in the same incidents", arguments: 1...5)
    func permutations(seed: UInt64) {
        let failures = ArrivalTests.platform.failures.map(\.classified)
        let ordered = failures.sorted { ($0.occurredAt, $0.failureID) < ($1.occurredAt, $1.failureID) }
        var dice = Simulation.Dice(seed: seed)
        let expected = CorrelatorTests.partition(ordered)
        #expect(expected.count > 2)
        #expect(CorrelatorTests.partition(ArrivalTests.shuffled(ordered, &dice)) == expected)
    }

    @Test("a failure that arrives twice changes nothing")
    func duplicates() {
        let failures = ArrivalTests.platform.failures.map(\.classified)
        let twice = failures.flatMap { [$0, $0] }
        #expect(CorrelatorTests.partition(twice) == CorrelatorTests.partition(failures))
    }

    @Test("what is remembered of a failure is bounded, however many came before")
    func bounded() {
        var memory = CorrelationMemory()
        for number in 1...3000 {
            let failure = Given.refused(number, "r\(number % 200)", at: number * 20)
            for group in memory.add(failure).groups {
                #expect(group.nodes.count <= Cluster.mostSpells)
                #expect(group.nodes.allSatisfy { $0.members.count <= 12 })
            }
        }
        #expect(memory.size.spells < 600)
    }

    @Test("on a busy first day what has nothing to do with each other is not taken for one cause", arguments: 1...3)
    func busy(seed: UInt64) {
        let platform = SimulatedPlatform(seed: 900 + seed, repositories: 3, days: 2, pace: 60, from: Given.now)
        let failures = platform.failures
        #expect(failures.count > 100)
        let causes = Dictionary(uniqueKeysWithValues: failures.map { ($0.classified.failureID, $0.cause) })
        for incident in CorrelatorTests.partition(failures.map(\.classified)) {
            let known = Dictionary(grouping: incident) { causes[$0] ?? 0 }.values.map(\.count).max() ?? 0
            #expect(incident.count - known < failures.count / 8, "\(incident.count) failures, \(known) of one cause")
        }
    }
}
