import Contracts
import CorrelatorCore
import Testing

@Suite("Surgery on what is over")
struct SurgeryOnResolvedTests {
    private static func resolved() -> IncidentChanged {
        var incident = Given.incident()
        incident.status = .resolved
        incident.resolvedAt = Given.now
        return incident
    }

    @Test("a resolved incident that takes in members that still fail goes on")
    func mergeOpen() {
        var open = Given.incident()
        open.incidentID = Given.id(901)
        open.members = [Given.member(3, "three")]
        let kept = IncidentSurgery.merge(open, into: SurgeryOnResolvedTests.resolved(), by: "ana", at: Given.at(9)).into
        #expect(kept.status == .growing && kept.resolvedAt == nil)
        let over = SurgeryOnResolvedTests.resolved()
        let both = IncidentSurgery.merge(over, into: over, by: "ana", at: Given.at(9)).into
        #expect(both.status == .resolved && both.resolvedAt == Given.now)
    }

    @Test("what is separated begins anew, without an end")
    func split() {
        let result = IncidentSurgery.split(
            SurgeryOnResolvedTests.resolved(), leaving: [Given.id(1)], id: Given.id(902), at: Given.at(9))
        #expect(result?.separated.resolvedAt == nil && result?.separated.status == .open)
        #expect(result?.remaining.resolvedAt == Given.now)
    }
}
