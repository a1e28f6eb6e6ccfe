import Contracts
import CorrelatorCore
import Testing

@Suite("Incidents")
struct CorrelatorTests {
    /// By failure, the incident that it is in after all of them.
    static func incidents(_ failures: [FailureClassified]) -> [ULID: ULID] {
        var memory = CorrelationMemory()
        var found: [ULID: ULID] = [:]
        for failure in failures {
            let allotment = memory.add(failure)
            for (id, _) in allotment.ended { found = found.filter { $0.value != id } }
            for group in allotment.groups {
                found = found.filter { $0.value != group.incident }
                for member in group.nodes.flatMap(\.members) { found[member.failureID] = group.incident }
            }
        }
        return found
    }

    /// Which failures are together, whatever their incident is called.
    static func partition(_ failures: [FailureClassified]) -> Set<Set<ULID>> {
        Set(Dictionary(grouping: incidents(failures), by: \.value).values.map { Set($0.map(\.key)) })
    }

    @Test("an expired login in two repositories is one by the second failure, and grows by a third")
    func founding() {
        let failures = [
            Given.refused(1, "one", at: 0), Given.refused(2, "two", at: 12), Given.refused(3, "three", at: 40),
        ]
        #expect(CorrelatorTests.partition(Array(failures.prefix(1))).isEmpty)
        #expect(CorrelatorTests.partition(Array(failures.prefix(2))) == [[Given.id(1), Given.id(2)]])
        #expect(CorrelatorTests.partition(failures) == [[Given.id(1), Given.id(2), Given.id(3)]])
    }

    @Test("failures that have nothing in common are none, though they come in one hour")
    func apart() {
        #expect(CorrelatorTests.partition((1...8).map { Given.own($0, "r\($0)", at: $0) }).isEmpty)
    }

    @Test("many failures of one repository are none")
    func local() {
        #expect(CorrelatorTests.partition((1...20).map { Given.refused($0, "one", at: $0 * 7) }).isEmpty)
    }

    @Test("two weeks apart the same thing is another cause")
    func longAgo() {
        let failures = [Given.refused(1, "one", at: 0), Given.refused(2, "two", at: 14 * 24 * 60)]
        #expect(CorrelatorTests.partition(failures).isEmpty)
    }

    @Test("false positives join nothing")
    func falsePositives() {
        let failures = (1...3).map { number in
            var failure = Given.refused(number, "r\(number)", at: number)
            failure.verdict.category = .falsePositive
            return failure
        }
        #expect(CorrelatorTests.partition(failures).isEmpty)
    }

    @Test("it is recovering when some members are resolved, resolved when all are")
    func settling() throws {
        let incident = Given.incident()
        let subjects = incident.members.map(\.subject)
        let correlator = Given.correlator(at: 60)
        #expect(correlator.settle(incident, resolved: []) == nil)
        let some = try #require(correlator.settle(incident, resolved: [subjects[0]]))
        #expect(some.status == .recovering && some.resolvedAt == nil && some.updatedAt == Given.at(60))
        #expect(correlator.settle(some, resolved: [subjects[0]]) == nil)
        let all = try #require(correlator.settle(some, resolved: Set(subjects)))
        #expect(all.status == .resolved && all.resolvedAt == Given.at(60))
        #expect(correlator.settle(all, resolved: []) == nil)
    }
}
