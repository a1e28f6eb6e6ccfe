import Contracts
import Policy
import Testing

@Suite("Values")
struct ValueTests {
    @Test(
        "a duration is a number and a unit",
        arguments: [
            ("0s", 0), ("90s", 90), ("5m", 300), ("6h", 21_600), ("2d", 172_800), ("1w", 604_800),
            ("3650d", 315_360_000),
        ])
    func duration(text: String, seconds: Int) throws {
        let duration = try #require(DurationText.parse(text))
        #expect(duration == .seconds(seconds))
        #expect(DurationText.parse(DurationText.format(duration)) == duration)
    }

    @Test(
        "anything else is no duration",
        arguments: ["", "s", "5", "-1s", "+1s", "1.5h", "1h30m", "3651d", "99999999999999999999s", "٥m", "5 m"])
    func noDuration(text: String) {
        #expect(DurationText.parse(text) == nil)
    }

    @Test("a rate limit is a count and a duration")
    func rateLimit() {
        #expect(RateLimit("20/10m") == RateLimit(count: 20, window: .seconds(600)))
        #expect(RateLimit("20/10m")?.description == "20/10m")
        for text in ["20", "0/10m", "20/0s", "20/10", "20/10m/1", "a/10m", "-1/1s"] { #expect(RateLimit(text) == nil) }
    }

    @Test("a time zone shows local time on both sides of a change of clocks")
    func zones() throws {
        let zone = try #require(ZoneName("America/Los_Angeles"))
        // 2026-03-08 10:00 UTC is the moment at which the clocks there go from 02:00 to 03:00.
        let change = Timestamp(milliseconds: 1_772_964_000_000)
        #expect(zone.local(change - .seconds(60)).minuteOfDay == 119)
        #expect(zone.local(change).minuteOfDay == 180)
        #expect(zone.local(change).weekday == .sunday)
        #expect(ZoneName("Mars/Olympus") == nil && ZoneName("UTC") == .utc)
    }

    @Test("working hours and quiet hours hold by the clocks of their zone, also over midnight")
    func hours() throws {
        let zone = try #require(ZoneName("America/Los_Angeles"))
        // 2026-11-23 is a Monday; Los Angeles is 8 hours behind UTC.
        let monday = Timestamp(milliseconds: 1_795_392_000_000)
        let day = WorkingHours(
            days: [.monday], start: try #require(DayTime("08:00")), end: try #require(DayTime("18:00")))
        let night = WorkingHours(
            days: [.sunday], start: try #require(DayTime("22:00")), end: try #require(DayTime("06:00")))
        #expect(!day.contains(monday + .seconds(15 * 3600 + 3599), in: zone))
        #expect(day.contains(monday + .seconds(16 * 3600), in: zone))
        #expect(!day.contains(monday + .seconds(26 * 3600), in: zone))
        #expect(night.contains(monday + .seconds(8 * 3600), in: zone))
        #expect(!night.contains(monday + .seconds(14 * 3600), in: zone))
        let quiet = QuietHours(start: try #require(DayTime("22:00")), end: try #require(DayTime("07:00")))
        #expect(quiet.contains(monday, in: .utc) && quiet.contains(monday + .seconds(22 * 3600), in: .utc))
        #expect(!quiet.contains(monday + .seconds(7 * 3600), in: .utc))
    }

    @Test("a schedule's next moment keeps to the local clocks when they change")
    func schedules() throws {
        let reports = try policy("reports: {weekly: Mon 08:00, monthly: 1 08:00, time_zone: America/Los_Angeles}")
            .reports
        // From Tuesday 2026-03-03 00:00 UTC; the clocks change on the 8th.
        let start = Timestamp(milliseconds: 1_772_496_000_000)
        let weekly = reports.weekly.next(after: start, in: reports.timeZone)
        #expect(weekly.since(start) == .seconds((6 * 24 + 15) * 3600))
        #expect(reports.weekly.next(after: weekly, in: reports.timeZone).since(weekly) == .seconds(7 * 86_400))
        let monthly = reports.monthly.next(after: start, in: reports.timeZone)
        #expect(reports.timeZone.local(monthly).date.day == 1)
        #expect(reports.timeZone.local(monthly).minuteOfDay == 480)
        #expect(monthly.since(start) == .seconds(29 * 86_400 + 15 * 3600))
    }

    @Test(
        "runs and lists of days are read and written back",
        arguments: [
            ("mon-FRI 08:00-18:00", "Mon-Fri 08:00-18:00"), ("Sat-Mon 09:00-17:00", "Mon,Sat,Sun 09:00-17:00"),
            ("Monday,wed 00:00-24:00", "Mon,Wed 00:00-24:00"),
        ])
    func days(text: String, canonical: String) throws {
        let policy = try policy("experts: {dbt-expert: {hours: \"\(text)\"}}")
        #expect(policy.expert(.dbtExpert).hours.description == canonical)
    }

    @Test(
        "an assignee is a user, a bot or a team",
        arguments: [
            ("octocat", "octocat"), ("@octocat", "octocat"), ("@acme/analytics", "@acme/analytics"),
            ("acme/analytics", "@acme/analytics"), ("dbt-monitor[bot]", "dbt-monitor[bot]"),
        ])
    func assignees(text: String, canonical: String) throws {
        #expect(try #require(Assignee(text)).description == canonical)
        for wrong in ["", "@", "a/b/c", "a b", "a/"] { #expect(Assignee(wrong) == nil) }
    }
}

@Suite("Conditions")
struct ConditionTests {
    @Test("every key must hold, and of a list any one item; the first that does not is named")
    func conditions() throws {
        let rule = try policy(
            """
            assignment_rules:
              rules:
                - when:
                    path: ["models/finance/**", "models/tax/**"]
                    category: data_quality_issue
                    repository: "Acme/*"
                    tags: nightly
                    system: [snowflake]
                    environment: production
                    contains: ["Not Null"]
                    node: "model.*.orders"
                    error_type: [test_failure_blocking]
                  expert: dbt-expert
            """
        ).assignmentRules.rules[0]
        var facts = Condition.Facts(
            repository: try #require(RepositoryName("acme/DBT")), environment: .production,
            text: FoldedText("test NOT NULL failed"))
        facts.paths = ["models/tax/a.sql"]
        facts.nodes = ["model.acme.orders"]
        facts.tags = ["Nightly"]
        facts.systems = ["Snowflake"]
        #expect(rule.when.firstUnmet(by: facts) == "category")
        facts.category = .dataQualityIssue
        facts.errorType = .testFailureBlocking
        #expect(rule.when.matches(facts))
        let changes: [(String, (inout Condition.Facts) -> Void)] = [
            ("path", { $0.paths = ["models/x.sql"] }), ("node", { $0.nodes = [] }), ("tags", { $0.tags = ["hourly"] }),
            ("system", { $0.systems = [] }), ("environment", { $0.environment = .ci }),
            ("contains", { $0.text = FoldedText("") }), ("error_type", { $0.errorType = nil }),
        ]
        for (key, change) in changes {
            var other = facts
            change(&other)
            #expect(rule.when.firstUnmet(by: other) == key)
        }
    }
}
