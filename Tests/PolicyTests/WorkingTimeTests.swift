import Contracts
import Testing

@testable import Policy

@Suite("Time at work")
struct WorkingTimeTests {
    private func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    private func end(_ hours: String, _ zone: String, _ start: String, minutes: Int) throws -> String {
        let zone = try #require(ZoneName(zone))
        let end = try WorkingHours.read(hours).moment(
            after: .seconds(minutes * 60), from: try moment(start), in: zone)
        return String(end.rfc3339.prefix(16))
    }

    @Test(
        "only time at work counts, over nights, weekends and changes of the clocks",
        arguments: [
            // Tuesday, 08:00 to 18:00 in UTC.
            ("Mon-Fri 08:00-18:00", "UTC", "2026-11-24T08:00:00Z", 240, "2026-11-24T12:00"),
            ("Mon-Fri 08:00-18:00", "UTC", "2026-11-24T16:00:00Z", 240, "2026-11-25T10:00"),
            ("Mon-Fri 08:00-18:00", "UTC", "2026-11-24T08:00:00Z", 600, "2026-11-24T18:00"),
            ("Mon-Fri 08:00-18:00", "UTC", "2026-11-27T17:00:00Z", 120, "2026-11-30T09:00"),
            ("Mon-Fri 08:00-18:00", "UTC", "2026-11-28T03:00:00Z", 60, "2026-11-30T09:00"),
            // The night in which Los Angeles loses an hour lies outside of work, that in which somebody works is an hour shorter.
            ("Mon-Fri 08:00-18:00", "America/Los_Angeles", "2026-03-07T00:00:00Z", 180, "2026-03-09T16:00"),
            ("Sat-Sun 22:00-06:00", "America/Los_Angeles", "2026-03-08T06:00:00Z", 420, "2026-03-08T13:00"),
            ("Sat-Sun 22:00-06:00", "America/Los_Angeles", "2026-11-01T05:00:00Z", 540, "2026-11-01T14:00"),
            // Begun yesterday evening.
            ("Fri 22:00-06:00", "UTC", "2026-11-28T04:00:00Z", 180, "2026-12-04T23:00"),
            ("Mon-Sun 00:00-24:00", "UTC", "2026-11-24T08:00:00Z", 4320, "2026-11-27T08:00"),
        ])
    func counted(hours: String, zone: String, start: String, minutes: Int, expected: String) throws {
        #expect(try end(hours, zone, start, minutes: minutes) == expected)
    }

    @Test("an absurd length comes to an end")
    func absurd() throws {
        let zone = try #require(ZoneName("UTC"))
        let hours = try WorkingHours.read("Mon 08:00-08:01")
        let start = try moment("2026-11-24T08:00:00Z")
        #expect(hours.moment(after: .seconds(86_400 * 365 * 20), from: start, in: zone) > start)
        #expect(hours.moment(after: .zero, from: start, in: zone) == start)
    }

    @Test("work begins next when it does")
    func next() throws {
        let hours = try WorkingHours.read("Mon-Fri 08:00-18:00")
        let zone = try #require(ZoneName("Europe/Berlin"))
        #expect(
            hours.nextAtWork(from: try moment("2026-11-28T12:00:00Z"), in: zone) == (try moment("2026-11-30T07:00:00Z"))
        )
        #expect(
            hours.nextAtWork(from: try moment("2026-11-30T09:00:00Z"), in: zone) == (try moment("2026-11-30T09:00:00Z"))
        )
    }

    @Test("exposures, business channels and owners are found as people write them")
    func lookups() throws {
        let policy = try policy(
            """
            repositories:
              acme/bi:
                business_critical_types: [metric_calculation_error]
                notify_business: {slack: "#bi"}
                exposures: [{name: "Weekly*", read: ["Mon 09:00", "Thu 09:00"], time_zone: Europe/Berlin}, {name: daily, read: "Tue 12:00"}]
            assignment_rules: {ignored: ["@acme/Everyone"], people: {Ana Smith: ana}}
            """)
        let repository = policy.repository(try #require(RepositoryName("acme/bi"))).policy
        let now = try moment("2026-11-24T08:00:00Z")
        #expect(repository.nextRead(of: ["weekly_sales"], after: now) == (try moment("2026-11-26T08:00:00Z")))
        #expect(repository.nextRead(of: ["weekly_sales", "Daily"], after: now) == (try moment("2026-11-24T12:00:00Z")))
        #expect(repository.nextRead(of: ["other"], after: now) == nil && repository.nextRead(of: [], after: now) == nil)
        #expect(repository.businessChannel(for: .metricCalculationError) == "#bi")
        #expect(repository.businessChannel(for: .sqlError) == nil)
        #expect(policy.assignmentRules.isIgnored("acme/everyone") && !policy.assignmentRules.isIgnored("acme"))
        #expect(policy.assignmentRules.person(named: "ana smith") == .user("ana"))
    }
}
