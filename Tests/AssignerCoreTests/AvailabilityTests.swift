import AssignerCore
import Contracts
import Policy
import Testing

@Suite("Hours of work")
struct AvailabilityTests {
    private static let policy = Given.policy(
        """
        workspace: acme
        experts:
          dbt-expert: {members: [wes], hours: "Mon-Fri 08:00-18:00", time_zone: America/Los_Angeles, fallback: da-architect}
          da-architect: {members: [eve], hours: "Mon-Fri 08:00-18:00", time_zone: Europe/Berlin}
        """)

    private static func route(
        _ moment: String, _ priority: Priority = .high, policy: Policy = policy, roster: Roster = Roster()
    ) -> Router.Route {
        var verdict = Given.verdict()
        verdict.priority = priority
        return Router(policy: policy, roster: roster).route(
            Placer.facts(Given.failure(verdict: verdict)), verdict: verdict, at: Given.made(Timestamp(rfc3339: moment)))
    }

    @Test("outside their hours members are passed over when who takes over is at work")
    func passedOver() {
        // 09:00 in Berlin, midnight in Los Angeles.
        let route = AvailabilityTests.route("2026-11-24T08:00:00Z")
        #expect(route.assignees == ["eve"] && route.expert == .dbtExpert)
        #expect(
            route.steps.contains {
                $0.rule == "members of dbt-expert" && !$0.matched
                    && $0.why.contains("Mon-Fri 08:00-18:00 America/Los_Angeles")
            })
        #expect(AvailabilityTests.route("2026-11-24T17:00:00Z").assignees == ["wes"])
    }

    @Test("what is critical goes to who is next anyway, and the reason is told")
    func critical() {
        let route = AvailabilityTests.route("2026-11-24T08:00:00Z", .critical)
        #expect(route.assignees == ["wes"] && route.steps.last?.why.contains("but it is critical") == true)
    }

    @Test("when nobody is at work, the expert's own member has it")
    func weekend() {
        let route = AvailabilityTests.route("2026-11-28T12:00:00Z")
        #expect(route.assignees == ["wes"])
        #expect(route.steps.last?.why.contains("nobody who could take over is at work") == true)
        let away = AvailabilityTests.route("2026-11-28T12:00:00Z", roster: Roster(unavailable: ["wes"]))
        #expect(away.assignees == ["eve"])
    }

    @Test(
        "hours follow the clocks of the zone across their changes",
        arguments: [
            // Los Angeles is eight hours behind UTC until 2026-03-08, seven from then to 2026-11-01.
            ("2026-03-06T15:59:00Z", false), ("2026-03-06T16:00:00Z", true), ("2026-03-09T14:59:00Z", false),
            ("2026-03-09T15:00:00Z", true), ("2026-10-30T14:59:00Z", false), ("2026-10-30T15:00:00Z", true),
            ("2026-11-02T15:59:00Z", false), ("2026-11-02T16:00:00Z", true),
        ])
    func clockChanges(moment: String, isAtWork: Bool) {
        let settings = AvailabilityTests.policy.expert(.dbtExpert)
        #expect(settings.hours.contains(Given.made(Timestamp(rfc3339: moment)), in: settings.timeZone) == isAtWork)
    }

    @Test("the turn changes at midnight of the expert's zone")
    func rotationZone() {
        let policy = Given.policy(
            "workspace: acme\nexperts: {dbt-expert: {members: [a, b], rotation: daily, time_zone: America/Los_Angeles}}"
        )
        let settings = policy.expert(.dbtExpert)
        func first(_ moment: String) -> String? {
            Roster().candidates(settings, at: Given.made(Timestamp(rfc3339: moment))).first?.description
        }
        #expect(first("2026-11-24T00:00:00Z") == first("2026-11-24T07:59:00Z"))
        #expect(first("2026-11-24T07:59:00Z") != first("2026-11-24T08:00:00Z"))
    }

    @Test("never nobody: while any expert has members, somebody gets it")
    func neverNobody() {
        var dice: UInt64 = 42
        func roll(_ count: Int) -> Int {
            dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((dice >> 33) % UInt64(count))
        }
        let experts = Expert.known
        let people = ["ana", "bo", "cy", "dee"]
        for _ in 0..<400 {
            let holder = experts[roll(experts.count)]
            let days = ["Mon", "Mon-Fri", "Sat-Sun"][roll(3)]
            let fallback = experts[roll(experts.count)]
            var text = "workspace: acme\nexperts:\n"
            text +=
                "  \(holder): {members: [\(people[roll(4)]), \(people[roll(4)])x], capacity: 1, hours: \"\(days) 08:00-09:00\"}\n"
            if fallback != holder { text += "  \(fallback): {fallback: \(holder)}\n" }
            var verdict = Given.verdict(Category.known[roll(5)])
            verdict.expert = experts[roll(experts.count)]
            verdict.priority = Priority.known[roll(4)]
            let failure = Given.failure(verdict: verdict)
            let busy = Dictionary(uniqueKeysWithValues: people.map { ($0, roll(3)) })
            let roster = Roster(openLoad: busy, unavailable: Set(people.filter { _ in roll(2) == 0 }))
            var owners = OwnerFacts(declined: Set(people.filter { _ in roll(2) == 0 }))
            if roll(3) == 0 { owners.declined.formUnion(people.map { $0 + "x" }) }
            if roll(2) == 0 { owners.nodes = [NodeFacts(id: "n", path: "a.sql", owner: "@nobody--here", group: "g")] }
            let route = Router(policy: Given.policy(text), roster: roster).route(
                Placer.facts(failure), verdict: verdict, owners: owners,
                at: Given.now + .seconds(roll(1_000_000)))
            #expect(!route.logins.isEmpty, "\(text)")
        }
    }
}
