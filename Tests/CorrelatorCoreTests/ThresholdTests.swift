import Contracts
import CorrelatorCore
import Testing

@Suite("Counts that call people")
struct ThresholdTests {
    @Test("each call says what, how often, where and for whom")
    func told() throws {
        let failure = Given.failure(code: "08001")
        let volume = Thresholds.volume(failure, .threshold(count: 5), id: Given.id(7), at: Given.now)
        #expect(volume.kind == .volume && volume.message == "5 failures in acme/one within 24 hours")
        #expect(volume.subject == nil)
        let unusual = Thresholds.volume(
            failure, .unusual(count: 4, expected: 0.25), of: "snowflake-expert", id: Given.id(7), at: Given.now)
        #expect(
            unusual.message
                == "4 failures of snowflake-expert in acme/one within 24 hours, where 0.3 are usual at this time of the week"
        )
        let recurrence = Thresholds.recurrence(failure, .often(count: 3), id: Given.id(7), at: Given.now)
        #expect(recurrence.kind == .recurrence && recurrence.subject == failure.subject && recurrence.priority == .high)
        #expect(recurrence.message == "the same failure was seen 3 times in acme/one")
        let beyond = Thresholds.recurrence(
            failure, .unusual(count: 6, expected: 1.06), id: Given.id(7), at: Given.now)
        #expect(
            beyond.message
                == "the same failure was seen 6 times in acme/one within 24 hours, where 1.1 are usual at this time of the week"
        )
        #expect(recurrence.targets == ["snowflake-expert"] && recurrence.escalationID == Given.id(7))
        let incident = Given.incident()
        let call = try #require(Thresholds.incident(incident, hub: Given.hub, id: Given.id(7), at: Given.now))
        #expect(call.kind == .crossRepository && call.incidentID == incident.incidentID && call.repository == Given.hub)
        #expect(
            Thresholds.incident(incident, hub: nil, id: Given.id(7), at: Given.now)?.repository
                == incident.repositories[0])
        var empty = incident
        empty.repositories = []
        #expect(Thresholds.incident(empty, hub: nil, id: Given.id(7), at: Given.now) == nil)
    }
}
