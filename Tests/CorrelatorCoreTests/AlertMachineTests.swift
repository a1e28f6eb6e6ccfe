import Contracts
import Policy
import Testing

@testable import CorrelatorCore

@Suite("Who is called, and what is told")
struct AlertMachineTests {
    static let policy = Given.policy(
        """
        hub: acme/hub
        repositories: {acme/one: {mode: act}, acme/hub: {}}
        experts:
          dbt-expert: {members: [ana], fallback: da-architect}
          da-architect: {members: [hana]}
        notifications:
          slack_channel: "#data"
          channels: [{error_types: [schema_mismatch], channel: "#schema"}]
          members: {ana: U0000ANA0, hana: U0000HAN0}
          quiet_hours: "22:00-07:00"
          daily_limit: 3
        escalation: {on_call: [olga], managers: [max]}
        """)
    static let facts = AlertFacts(expert: .dbtExpert, owners: ["ana"])
    static let key = "issue:acme/one#1"

    static func machine(_ minutes: Int, told: Int = 0, acts: Bool = true) -> AlertMachine {
        AlertMachine(
            policy: policy, now: Given.at(minutes), targets: [.slack, .pagerDuty, .webhook], toldToday: told, acts: acts
        )
    }

    static func raised(
        _ priority: Priority = .high, _ kind: EscalationKind = .slaResponse, facts: AlertFacts = facts
    ) -> AlertEvent {
        .raised(
            EscalationRaised(
                escalationID: Given.id(9), kind: kind, subject: Subject(Given.repository("one"), number: 1),
                repository: Given.repository("one"), priority: priority, message: "Nobody has answered.", at: Given.now),
            facts)
    }

    static func apply(
        _ event: AlertEvent, _ alert: Alert?, at minutes: Int, told: Int = 0, acts: Bool = true
    ) throws -> AlertDecision {
        try #require(
            machine(minutes, told: told, acts: acts)
                .apply(event, to: alert, key: key, in: Given.repository("one"), id: Given.id(100 + minutes)))
    }

    @Test("the first call is one message that names the owner, and one page")
    func first() throws {
        let made = try Self.apply(Self.raised(), nil, at: 0)
        let slack = try #require(made.writes[.slack])
        #expect(slack.map(\.kind) == [.keepMessage])
        #expect(slack[0].request.notice?.mentions == ["U0000ANA0"])
        #expect(slack[0].request.notice?.channel == "#data")
        #expect(made.writes[.pagerDuty]?.map(\.kind) == [.triggerPage])
        #expect(made.wake == Given.at(30))
    }

    @Test("what is of a certain error type is told in its channel")
    func channel() throws {
        let facts = AlertFacts(expert: .dbtExpert, errorType: .schemaMismatch)
        let made = try Self.apply(Self.raised(facts: facts), nil, at: 0)
        #expect(made.writes[.slack]?.first?.request.notice?.channel == "#schema")
    }

    @Test("each step is taken when it is due, in the thread, and each once")
    func steps() throws {
        var made = try Self.apply(Self.raised(), nil, at: 0)
        var calls: [String] = []
        for minute in [10, 30, 31, 60, 61, 240, 241, 600] {
            made = try Self.apply(.woke, made.alert, at: minute)
            calls += (made.writes[.slack] ?? []).filter { $0.kind == .postNews }.map {
                "\(minute) \($0.request.body ?? "") \($0.request.notice?.mentions ?? [])"
            }
        }
        #expect(calls.count == 3)
        #expect(calls[0].hasPrefix("30 ") && calls[0].contains("fallback: hana") && calls[0].contains("U0000HAN0"))
        #expect(calls[1].hasPrefix("60 ") && calls[1].contains("on call: olga"))
        #expect(calls[2].hasPrefix("240 ") && calls[2].contains("manager: max"))
        #expect(made.wake == nil)
    }

    @Test("an acknowledgement ends the calls, shows who it was, and is told to PagerDuty")
    func acknowledged() throws {
        let first = try Self.apply(Self.raised(), nil, at: 0)
        let seen = try Self.apply(.acknowledged(actor: "ana", via: "slack", at: Given.at(5)), first.alert, at: 5)
        #expect(seen.alert.notice.state == .acknowledged && !seen.alert.notice.canAcknowledge)
        #expect(seen.writes[.pagerDuty]?.map(\.kind) == [.acknowledgePage])
        #expect(seen.wake == nil)
        let again = try Self.apply(.acknowledged(actor: "bruno", via: "api", at: Given.at(6)), seen.alert, at: 6)
        #expect(again.writes.isEmpty && again.alert.acknowledgement?.actor == "ana")
        let woke = try Self.apply(.woke, again.alert, at: 600)
        #expect(woke.writes.isEmpty)
    }

    @Test("who sees to it is called again only when a deadline was missed")
    func missed() throws {
        let first = try Self.apply(Self.raised(), nil, at: 0)
        let seen = try Self.apply(.acknowledged(actor: "ana", via: "slack", at: Given.at(5)), first.alert, at: 5)
        let flapping = try Self.apply(Self.raised(.high, .flapping), seen.alert, at: 20)
        #expect(flapping.alert.acknowledgement != nil && flapping.wake == nil)
        let missed = try Self.apply(Self.raised(.high, .slaResolution), flapping.alert, at: 30)
        #expect(missed.alert.acknowledgement == nil && missed.wake == Given.at(60))
    }

    @Test("what is over calls nobody, resolves its page and is edited; needed is what a person saw to")
    func over() throws {
        let first = try Self.apply(Self.raised(), nil, at: 0)
        let over = try Self.apply(.resolved(reason: "3 green runs", byPeople: false), first.alert, at: 20)
        #expect(over.ended == false && over.wake == nil)
        #expect(over.writes[.pagerDuty]?.map(\.kind) == [.resolvePage])
        #expect(over.writes[.slack]?.first?.kind == .keepMessage)
        #expect(over.writes[.slack]?.first?.request.notice?.state == .resolved)
        let seen = try Self.apply(.acted, first.alert, at: 5)
        #expect(try Self.apply(.resolved(reason: "x", byPeople: false), seen.alert, at: 20).ended == true)
        #expect(try Self.apply(.resolved(reason: "x", byPeople: true), first.alert, at: 20).ended == true)
    }

    @Test("a call after the end begins anew: another message, another page")
    func anew() throws {
        let first = try Self.apply(Self.raised(), nil, at: 0)
        let over = try Self.apply(.resolved(reason: "x", byPeople: false), first.alert, at: 20)
        let next = try Self.apply(Self.raised(), over.alert, at: 50)
        #expect(next.alert.id != first.alert.id)
        #expect(next.writes[.slack]?.first?.subject != first.writes[.slack]?.first?.subject)
        #expect(next.writes[.pagerDuty]?.map(\.kind) == [.triggerPage])
    }

    @Test("in quiet hours only what is critical is called and told; the rest comes in the morning, as it is then")
    func quiet() throws {
        // 23:00 UTC; quiet ends at 07:00, eight hours later.
        let night = 15 * 60
        let critical = try Self.apply(Self.raised(.critical), nil, at: night)
        #expect(critical.writes[.slack]?.count == 1 && critical.writes[.pagerDuty]?.count == 1)
        let high = try Self.apply(Self.raised(), nil, at: night)
        #expect(high.writes[.slack] == nil && high.writes[.pagerDuty] == nil)
        #expect(high.wake == Given.at(night + 8 * 60))
        let seen = try Self.apply(
            .acknowledged(actor: "ana", via: "api", at: Given.at(night)), high.alert, at: night + 5)
        #expect(seen.writes[.slack] == nil)
        let morning = try Self.apply(.woke, seen.alert, at: night + 8 * 60)
        #expect(morning.writes[.slack]?.map(\.kind) == [.keepMessage])
        #expect(morning.writes[.slack]?[0].request.notice?.state == .acknowledged)
    }

    @Test("beyond the day's limit messages wait for the next day, edits and what is critical do not")
    func limit() throws {
        let held = try Self.apply(Self.raised(), nil, at: 0, told: 3)
        #expect(held.writes[.slack] == nil && held.told == 0)
        // 08:00 UTC is sixteen hours before midnight, and midnight is quiet.
        #expect(held.wake == Given.at(30))
        let shown = try Self.apply(Self.raised(), nil, at: 0)
        let seen = try Self.apply(
            .acknowledged(actor: "ana", via: "api", at: Given.at(1)), shown.alert, at: 1, told: 3)
        #expect(seen.writes[.slack]?.map(\.kind) == [.keepMessage])
        #expect(seen.alert.news.count == 1 && seen.wake == Given.at(16 * 60))
        #expect(try Self.apply(Self.raised(.critical), nil, at: 0, told: 3).writes[.slack]?.count == 1)
        #expect(try Self.apply(Self.raised(), nil, at: 0, told: 3, acts: false).writes[.slack]?.count == 1)
    }

    @Test("a member of an incident is silent: its page ends, its message says where to look")
    func joined() throws {
        let first = try Self.apply(Self.raised(), nil, at: 0)
        let joined = try Self.apply(.joined(incident: "incident:1"), first.alert, at: 5)
        #expect(joined.writes[.pagerDuty]?.map(\.kind) == [.resolvePage] && joined.wake == nil)
        let facts = joined.writes[.slack]?.first?.request.notice?.facts ?? []
        #expect(facts.contains(NoticeFact(name: "Part of", value: "incident:1")))
    }
}
