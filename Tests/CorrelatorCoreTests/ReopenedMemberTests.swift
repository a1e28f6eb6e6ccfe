import Contracts
import CorrelatorCore
import Testing

@Suite("Members that reopen")
struct ReopenedMemberTests {
    @Test("an incident none of whose members is resolved any more is open again")
    func open() throws {
        let incident = Given.incident()
        let some = try #require(Given.correlator().settle(incident, resolved: [incident.members[0].subject]))
        let none = try #require(Given.correlator(at: 5).settle(some, resolved: []))
        #expect(none.status == .open && none.updatedAt == Given.at(5) && none.resolvedAt == nil)
        var growing = incident
        growing.status = .growing
        #expect(Given.correlator().settle(growing, resolved: []) == nil)
    }
}
