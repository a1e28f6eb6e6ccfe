import Contracts
import CorrelatorCore
import Testing

@Suite("Merging and splitting incidents")
struct IncidentSurgeryTests {
    private static func other() -> IncidentChanged {
        var other = Given.incident()
        other.incidentID = Given.id(901)
        other.members = [Given.member(2, "two", at: 1), Given.member(3, "three", at: -5)]
        other.repositories = [Given.repository("three"), Given.repository("two")]
        other.chance = 0.000_1
        return other
    }

    @Test("who stays has everybody once, oldest first; who ends is resolved and empty")
    func merge() {
        let kept = Given.incident()
        let result = IncidentSurgery.merge(IncidentSurgeryTests.other(), into: kept, by: "ana", at: Given.at(9))
        #expect(result.into.members.map(\.failureID) == [Given.id(3), Given.id(1), Given.id(2)])
        #expect(result.into.repositories.map(\.description) == ["acme/one", "acme/three", "acme/two"])
        #expect(result.into.status == .growing && result.into.chance == 0.000_1 && result.into.updatedAt == Given.at(9))
        #expect(result.into.edges.count == 2 && result.into.incidentID == kept.incidentID)
        #expect(result.from.status == .resolved && result.from.members.isEmpty && result.from.resolvedAt == Given.at(9))
        #expect(result.from.title == "merged into \(kept.incidentID)")
    }

    @Test("a split leaves each member in one of the two, with the edges that stay within")
    func split() throws {
        var incident = Given.incident()
        incident.members.append(Given.member(3, "three", at: 2))
        incident.edges.append(
            IncidentEdge(from: Given.id(2).description, to: Given.id(3).description, kind: "system", weight: 0.7))
        incident.trackingIssue = IssueReference(number: 7)
        let result = try #require(
            IncidentSurgery.split(incident, leaving: [Given.id(3), Given.id(77)], id: Given.id(902), at: Given.at(9)))
        #expect(result.remaining.members.map(\.failureID) == [Given.id(1), Given.id(2)])
        #expect(result.remaining.repositories.map(\.description) == ["acme/one", "acme/two"])
        #expect(result.remaining.edges.count == 1 && result.remaining.trackingIssue?.number == 7)
        #expect(result.separated.incidentID == Given.id(902) && result.separated.trackingIssue == nil)
        #expect(result.separated.members.map(\.failureID) == [Given.id(3)] && result.separated.edges.isEmpty)
        #expect(result.separated.repositories.map(\.description) == ["acme/three"])
        #expect(result.separated.openedAt == Given.at(9) && result.separated.status == .open)
    }

    @Test("nobody or everybody cannot leave")
    func none() {
        let incident = Given.incident()
        for leaving in [[], [Given.id(77)], Set(incident.members.map(\.failureID))] as [Set<ULID>] {
            #expect(IncidentSurgery.split(incident, leaving: leaving, id: Given.id(902), at: Given.now) == nil)
        }
    }
}
