import AssignerCore
import Contracts
import Policy
import Testing

@Suite("Deadlines")
struct ServiceDeadlineTests {
    private static func deadlines(
        _ priority: Priority, response: Int = 4, repository: String = "acme/dbt_cloud"
    ) -> Deadlines {
        let triggers = Given.policy("workspace: acme\nescalation_triggers: {critical_response_time: \(response)}")
        return ServiceDeadlines.from(
            Given.now, priority: priority, repository: Given.policy.repository(Given.made(RepositoryName(repository))),
            triggers: triggers.escalationTriggers)
    }

    @Test(
        "resolution is due by the priority's service level, a first response after half of it",
        arguments: [(Priority.high, 24), (.medium, 48), (.low, 120)])
    func levels(priority: Priority, hours: Int) {
        let deadlines = ServiceDeadlineTests.deadlines(priority)
        #expect(deadlines.resolutionAt == Given.now + .seconds(hours * 3600))
        #expect(deadlines.firstResponseAt == Given.now + .seconds(hours * 1800))
        #expect(deadlines.escalateAt == Given.now + .seconds(8 * 3600))
    }

    @Test("a critical issue is answered in the policy's time, at the latest when it must be resolved")
    func critical() {
        #expect(ServiceDeadlineTests.deadlines(.critical, response: 1).firstResponseAt == Given.now + .seconds(3600))
        #expect(
            ServiceDeadlineTests.deadlines(.critical, response: 9).firstResponseAt == Given.now + .seconds(4 * 3600))
    }

    @Test("where the policy names no escalation there is none")
    func none() {
        #expect(ServiceDeadlineTests.deadlines(.high, repository: "acme/watched").escalateAt == nil)
    }

    @Test(
        "a repository may count the hours of the owning expert, for critical issues, too, or not",
        arguments: [
            ("wall", Priority.high, "2026-11-28T17:00"), ("working", .high, "2026-12-02T11:00"),
            ("working", .critical, "2026-11-30T11:00"), ("working_below_critical", .high, "2026-12-02T11:00"),
            ("working_below_critical", .critical, "2026-11-27T21:00"),
        ])
    func hours(counting: String, priority: Priority, end: String) {
        let policy = Given.policy(
            """
            repositories: {acme/dbt_cloud: {sla: {critical: 4h, high: 24h}, sla_hours: \(counting)}}
            experts: {dbt-expert: {members: [ana], hours: "Mon-Fri 08:00-18:00", time_zone: UTC}}
            """)
        // A Friday, an hour before the end of work.
        let friday = Given.made(Timestamp(rfc3339: "2026-11-27T17:00:00Z"))
        let deadlines = ServiceDeadlines.from(
            friday, priority: priority, repository: policy.repository(Given.repository),
            triggers: policy.escalationTriggers, expert: policy.expert(.dbtExpert))
        #expect(deadlines.resolutionAt?.rfc3339.prefix(16) == end[...])
        #expect(deadlines.firstResponseAt ?? friday <= deadlines.resolutionAt ?? friday)
    }

    @Test("what breaks an exposure is to be resolved before it is read next, if that is earlier")
    func exposures() {
        let policy = Given.policy(
            "repositories: {acme/dbt_cloud: {exposures: [{name: board, read: \"Tue 10:00\"}, {name: late, read: \"Mon 10:00\"}]}}"
        )
        func end(_ exposures: String...) -> Timestamp? {
            ServiceDeadlines.from(
                Given.now, priority: .high, repository: policy.repository(Given.repository),
                triggers: policy.escalationTriggers, exposures: exposures
            ).resolutionAt
        }
        #expect(end("Board") == Given.now + .seconds(2 * 3600))
        #expect(end("late") == Given.now + .seconds(24 * 3600) && end("unknown") == end())
    }
}
