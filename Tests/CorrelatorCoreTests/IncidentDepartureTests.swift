import Contracts
import CorrelatorCore
import Testing

@Suite("Who leaves an incident")
struct IncidentDepartureTests {
    private static func incident(_ number: Int, _ members: [IncidentMember]) -> IncidentChanged {
        var incident = Given.incident()
        incident.incidentID = Given.id(number)
        incident.members = members
        incident.repositories = Set(members.map(\.repository)).sorted()
        return incident
    }

    @Test("whoever is in no incident over several repositories afterwards goes nowhere")
    func nowhere() {
        let before = IncidentDepartureTests.incident(900, [.one, .two, .three])
        let after = IncidentDepartureTests.incident(900, [.one, .two])
        let alone = IncidentDepartureTests.incident(901, [.three])
        #expect(
            IncidentDepartures.among(before: [before], after: [after, alone])
                == [Given.id(900): [IncidentDeparture(subject: IncidentMember.three.subject)]])
        #expect(IncidentDepartures.among(before: [before], after: [before]).isEmpty)
        #expect(IncidentDepartures.among(before: [], after: [before]).isEmpty)
    }

    @Test("whoever goes from one incident to another is told where, also when two give to each other")
    func exchange() {
        let (four, five, six) = (Given.member(4, "four"), Given.member(5, "five"), Given.member(6, "six"))
        let before = [
            IncidentDepartureTests.incident(900, [.one, .two, four]),
            IncidentDepartureTests.incident(901, [.three, five, six]),
        ]
        let after = [
            IncidentDepartureTests.incident(900, [.one, .two, six]),
            IncidentDepartureTests.incident(901, [.three, five, four]),
        ]
        #expect(
            IncidentDepartures.among(before: before, after: after) == [
                Given.id(900): [IncidentDeparture(subject: four.subject, into: Given.id(901))],
                Given.id(901): [IncidentDeparture(subject: six.subject, into: Given.id(900))],
            ])
    }

    @Test("an issue leaves with its last failure, and not when it gets its number")
    func stays() {
        var again = Given.member(7, at: 5)
        again.subject = IncidentMember.one.subject
        let before = IncidentDepartureTests.incident(900, [.one, again, .two])
        #expect(
            IncidentDepartures.among(
                before: [before], after: [IncidentDepartureTests.incident(900, [again, .two])]
            ).isEmpty)
        var early = IncidentMember.one
        early.subject = Subject(early.repository, fingerprint: early.fingerprint)
        #expect(
            IncidentDepartures.among(
                before: [IncidentDepartureTests.incident(900, [early, .two])],
                after: [IncidentDepartureTests.incident(900, [.one, .two])]
            ).isEmpty)
    }
}

extension IncidentMember {
    fileprivate static let one = Given.member(1)
    fileprivate static let two = Given.member(2, "two")
    fileprivate static let three = Given.member(3, "three")
}
