import Contracts
import CorrelatorCore
import Foundation
import Testing

@Suite("The tracking issue")
struct TrackingIssueTests {
    private static func body(_ incident: IncidentChanged) -> String {
        Given.correlator().effects(incident).first?.request.body ?? ""
    }

    @Test("it is opened once in the hub, then edited in place, and closed when all is over")
    func life() throws {
        var incident = Given.incident()
        let correlator = Given.correlator()
        let opening = try #require(correlator.effects(incident).first)
        #expect(opening.kind == .openIssue && opening.repository == Given.hub && opening.number == nil)
        #expect(opening.request.labels == ["switchyard:cross-repo"] && opening.request.title == incident.title)
        incident.trackingIssue = IssueReference(number: 7)
        incident.status = .growing
        let edits = correlator.effects(incident)
        #expect(edits.map(\.kind) == [.editIssue] && edits.map(\.number) == [7])
        #expect(edits[0].subject == opening.subject)
        incident.status = .resolved
        #expect(correlator.effects(incident).map(\.kind) == [.editIssue, .closeIssue])
        #expect(correlator.effects(incident).last?.request.stateReason == "completed")
    }

    @Test("without a hub nothing is written")
    func noHub() { #expect(Given.correlator(hub: nil).effects(Given.incident()).isEmpty) }

    @Test("it names cause, chance, members and, when over, since when")
    func told() {
        var incident = Given.incident()
        incident.chance = 0.002
        incident.resolvedAt = Given.at(90)
        incident.members[1].subject = Subject(Given.repository("two"), fingerprint: Given.fingerprint)
        let body = TrackingIssueTests.body(incident)
        for part in [
            "Failures in 2 repositories share one cause. Status: **open**.", "about 1 in 500",
            "likely root: ` model.shop.orders `",
            "shared system: ` snowflake.connection on snowflake `",
            "| acme/one#1 | acme/one | 2026-11-24T08:00:00.000Z |  |",
            "| not an issue yet | acme/two |", "- why: both name it", "0 of 2 members have recovered",
            "- resolved 2026-11-24T09:30:00.000Z",
            "<!-- switchyard:incident \(incident.incidentID) -->",
        ] { #expect(body.contains(part), "\(part)") }
        incident.chance = 0
        #expect(TrackingIssueTests.body(incident).contains("less than 1 in 10,000"))
    }

    @Test("a shared error is told by what it says, and an error without words is only named")
    func sameError() {
        var incident = Given.incident()
        incident.cause = IncidentCause(kind: "fingerprint", value: "v1:0123456789abcdef", words: "a `b` @octocat | c")
        #expect(
            TrackingIssueTests.body(incident).contains("\n- the same error: `` a `b` @octocat \\| c ``\n"))
        incident.cause.words = nil
        let body = TrackingIssueTests.body(incident)
        #expect(body.contains("\n- the same error\n") && !body.contains("v1:"))
    }

    @Test("of many members the newest hundred are listed and the others counted")
    func many() {
        var incident = Given.incident()
        incident.members = (1...250).map { Given.member($0) }
        let body = TrackingIssueTests.body(incident)
        #expect(
            body.contains("| acme/one#250 |") && body.contains("| acme/one#151 |") && !body.contains("acme/one#150 "))
        #expect(body.contains("and 150 earlier ones"))
    }

    @Test(
        "texts from outside take no effect in it",
        arguments: [
            "@octocat", "fixes #12", "[a](https://evil.example)", "<img src=x>", "` @octocat", "-->\n# heading",
        ])
    func inert(text: String) throws {
        var incident = Given.incident()
        incident.cause = IncidentCause(kind: text, value: text, node: text, why: text)
        incident.category = Category(rawValue: text)
        let lines = TrackingIssueTests.body(incident).split(separator: "\n").map(String.init)
        let fence = text.contains("`") ? "``" : "`"
        let shared = try #require(lines.first { $0.hasPrefix("- shared ") })
        let category = try #require(lines.first { $0.hasPrefix("- category") })
        for prose in [
            String(shared.prefix(upTo: shared.firstRange(of: "\(fence) ")?.lowerBound ?? shared.endIndex)), category,
            try #require(lines.first { $0.hasPrefix("- why: ") }),
        ] {
            for mark in ["@o", " #1", "](", "<img", "-->"] { #expect(!prose.contains(mark), "\(prose)") }
        }
        #expect(shared.contains(": \(fence) ") && shared.hasSuffix(" \(fence)"))
        #expect(!lines.contains { $0.hasPrefix("# ") })
        #expect(lines.count == TrackingIssueTests.body(Given.incident()).split(separator: "\n").count)
    }

    @Test("it shows when each repository failed, who is affected and what has recovered")
    func facts() {
        var incident = Given.incident()
        incident.trackingIssue = IssueReference(number: 7)
        var facts = IncidentFacts()
        facts.add(
            Given.failure(nodes: [FailedNode(uniqueID: "model.a.b", owner: "finance", exposures: ["Weekly | board"])]))
        facts.resolved = [incident.members[0].subject]
        let body = Given.correlator().effects(incident, facts: facts).first?.request.body ?? ""
        for part in [
            "```mermaid\ngantt", "acme/one × 1 :done, ", "acme/two × 1 :crit, ", "- owners: ` finance `",
            "dashboards and applications: ` Weekly \\| board `", "1 of 2 members have recovered",
            "| acme/one#1 | acme/one | 2026-11-24T08:00:00.000Z | recovered |",
        ] { #expect(body.contains(part), "\(part)") }
    }

    @Test("one that has become part of another points there and is closed; one that fell apart says so")
    func ended() {
        let growth = IncidentGrowth(now: Given.at(9))
        var incident = Given.incident()
        incident.trackingIssue = IssueReference(number: 7)
        var other = Given.incident()
        other.incidentID = Given.id(901)
        other.trackingIssue = IssueReference(number: 8)
        let ended = growth.ended(incident, into: other.incidentID)
        let effects = Given.correlator().effects(ended, successor: other)
        #expect(effects.map(\.kind) == [.editIssue, .closeIssue])
        #expect(effects[0].request.body?.contains("the same cause as #8") == true)
        #expect(effects[1].request.stateReason == "not_planned")
        let parted = Given.correlator().effects(growth.ended(incident, into: nil))
        #expect(parted[0].request.body?.contains("causes of their own") == true)
        var unopened = incident
        unopened.trackingIssue = nil
        #expect(Given.correlator().effects(growth.ended(unopened, into: other.incidentID)).isEmpty)
    }

    @Test("its picture is an SVG that holds names and times, and nothing that could take effect")
    func picture() {
        let incident = Given.incident()
        let picture = IncidentTimeline.svg(incident, resolved: [incident.members[0].subject])
        #expect(picture.hasPrefix("<svg ") && picture.contains("acme/two × 1") && picture.contains("#2da44e"))
        #expect(picture.components(separatedBy: "<rect").count == 3 && !picture.contains("script"))
    }
}
