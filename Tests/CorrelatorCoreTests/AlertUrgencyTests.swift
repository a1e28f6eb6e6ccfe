import Contracts
import Policy
import Testing

@testable import CorrelatorCore

@Suite("What spreads or gets more urgent after somebody sees to it")
struct AlertUrgencyTests {
    private static let key = "incident:\(Given.id(900))"

    private static func change(
        _ repositories: [String], _ alert: Alert?, _ priority: Priority = .high, at minutes: Int
    ) throws -> AlertDecision {
        var incident = Given.incident()
        incident.status = alert == nil ? .open : .growing
        incident.members = repositories.enumerated().map { Given.member($0.offset + 1, $0.element) }
        incident.repositories = Set(incident.members.map(\.repository)).sorted()
        return try #require(
            AlertMachineTests.machine(minutes).apply(
                .incident(incident, AlertMachineTests.facts, priority), to: alert, key: key,
                in: Given.repository("one"), id: Given.id(1)))
    }

    private static func acknowledged(_ alert: Alert, at minutes: Int) throws -> Alert {
        try AlertMachineTests.apply(
            .acknowledged(actor: "ana", via: "slack", at: Given.at(minutes)), alert, at: minutes
        ).alert
    }

    private static func calls(_ made: AlertDecision) -> [String] {
        (made.writes[.slack] ?? []).filter { $0.kind == .postNews }.compactMap(\.request.body)
            .filter { $0.contains("Calling the") }
    }

    @Test("an acknowledged incident that spreads pages nobody again; its thread tells whoever sees to it")
    func spreads() throws {
        let first = try Self.change(["one", "two"], nil, at: 0)
        #expect(first.writes[.pagerDuty]?.map(\.kind) == [.triggerPage])
        let seen = try Self.acknowledged(first.alert, at: 5)
        let more = try Self.change(["one", "two", "two"], seen, at: 6)
        #expect(more.writes[.pagerDuty] == nil && more.alert.acknowledgement?.actor == "ana")
        let spread = try Self.change(["one", "two", "three"], more.alert, at: 7)
        #expect(spread.writes[.pagerDuty] == nil && Self.calls(spread).isEmpty && spread.wake == nil)
        #expect(spread.alert.acknowledgement?.actor == "ana" && spread.alert.notice.state == .acknowledged)
        let news = try #require(spread.writes[.slack]?.last { $0.kind == .postNews })
        #expect(news.request.body?.contains("It has spread to 3 repositories") == true)
        #expect(news.request.notice?.mentions == ["U0000ANA0"])
        #expect(try AlertMachineTests.apply(.woke, spread.alert, at: 600).writes.isEmpty)
    }

    @Test("when it gets more urgent than what was acknowledged, people are called again, by PagerDuty too, once")
    func rises() throws {
        let first = try Self.change(["one", "two"], nil, at: 0)
        let seen = try Self.acknowledged(first.alert, at: 5)
        let risen = try Self.change(["one", "two", "three"], seen, .critical, at: 10)
        #expect(risen.alert.acknowledgement == nil && risen.alert.priority == .critical)
        #expect(risen.writes[.pagerDuty]?.map(\.kind) == [.resolvePage, .triggerPage])
        let pages = risen.writes[.pagerDuty] ?? []
        #expect(
            Set(pages.map { $0.request.notice?.key }) == [Self.key] && pages[1].request.notice?.priority == .critical)
        #expect(Self.calls(risen).count == 1 && Self.calls(risen)[0].contains("more urgent than it was: critical"))
        #expect(risen.wake == Given.at(40))
        let again = try Self.change(["one", "two", "three"], risen.alert, .critical, at: 11)
        #expect(again.writes[.pagerDuty] == nil && Self.calls(again).isEmpty)
        // What was seen to as critical is not called for when a lesser member comes.
        let settled = try Self.acknowledged(again.alert, at: 12)
        let lesser = try Self.change(["one", "two", "three", "four"], settled, at: 13)
        #expect(lesser.writes[.pagerDuty] == nil && lesser.alert.acknowledgement != nil)
    }

    @Test("an issue's priority that rises calls again, whether a call or the placement tells of it")
    func issue() throws {
        let first = try AlertMachineTests.apply(AlertMachineTests.raised(), nil, at: 0)
        let seen = try Self.acknowledged(first.alert, at: 5)
        let same = try AlertMachineTests.apply(.learnt(AlertMachineTests.facts, .high), seen, at: 6)
        #expect(same.alert.acknowledgement != nil && same.writes[.pagerDuty] == nil)
        for event in [
            AlertMachineTests.raised(.critical, .flapping), .learnt(AlertMachineTests.facts, .critical),
        ] {
            let risen = try AlertMachineTests.apply(event, seen, at: 10)
            #expect(risen.alert.acknowledgement == nil)
            #expect(risen.writes[.pagerDuty]?.map(\.kind) == [.resolvePage, .triggerPage])
        }
    }

    @Test("what nobody has seen to goes on with its steps, and begins anew where it has others or all were taken")
    func unseen() throws {
        let high = try AlertMachineTests.apply(AlertMachineTests.raised(), nil, at: 0)
        let critical = try AlertMachineTests.apply(AlertMachineTests.raised(.critical), high.alert, at: 29)
        #expect(critical.writes[.pagerDuty] == nil && critical.wake == Given.at(30))
        let medium = try AlertMachineTests.apply(AlertMachineTests.raised(.medium), nil, at: 0)
        #expect(medium.writes[.pagerDuty] == nil)
        let paged = try AlertMachineTests.apply(AlertMachineTests.raised(.high), medium.alert, at: 29)
        #expect(paged.writes[.pagerDuty]?.map(\.kind) == [.triggerPage] && paged.wake == Given.at(59))
        let unheard = try AlertMachineTests.apply(.woke, high.alert, at: 300)
        #expect(unheard.wake == nil)
        let anew = try AlertMachineTests.apply(AlertMachineTests.raised(.critical), unheard.alert, at: 301)
        #expect(anew.wake == Given.at(331))
    }

    @Test("an incident that goes on as another says nothing of whether people were needed, unless they were")
    func merged() throws {
        let first = try Self.change(["one", "two"], nil, at: 0)
        func end(_ alert: Alert, into other: ULID?) throws -> AlertDecision {
            let ended = IncidentGrowth(now: Given.at(9)).ended(Given.incident(), into: other)
            return try #require(
                AlertMachineTests.machine(9).apply(
                    .incident(ended, AlertMachineTests.facts, .high), to: alert, key: Self.key,
                    in: Given.repository("one"), id: Given.id(1)))
        }
        #expect(try end(first.alert, into: Given.id(901)).ended == nil)
        #expect(try end(first.alert, into: nil).ended == false)
        #expect(try end(Self.acknowledged(first.alert, at: 5), into: Given.id(901)).ended == true)
    }

    @Test("a deadline that is missed after somebody acknowledged pages again")
    func missed() throws {
        let first = try AlertMachineTests.apply(AlertMachineTests.raised(), nil, at: 0)
        let seen = try Self.acknowledged(first.alert, at: 5)
        let missed = try AlertMachineTests.apply(AlertMachineTests.raised(.high, .slaResolution), seen, at: 30)
        #expect(missed.writes[.pagerDuty]?.map(\.kind) == [.resolvePage, .triggerPage])
    }
}
