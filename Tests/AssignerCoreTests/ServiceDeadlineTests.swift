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
}
