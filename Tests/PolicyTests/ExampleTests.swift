import Contracts
import Policy
import Testing

@Suite("The example")
struct ExampleTests {
    @Test("the example is a policy with the values that it shows")
    func values() throws {
        let policy = try policy(try Project.example())
        let dbt = policy.repository(try #require(RepositoryName("acme/dbt_cloud")))
        let roy = policy.repository(try #require(RepositoryName("Acme/Roy_Kent")))
        #expect(policy.workspace == "acme")
        #expect(dbt.acts && dbt.isObserved && !dbt.isHub)
        #expect(dbt.dbtCloud?.projectID == 101 && dbt.dbtCloud?.productionEnvironments == [2001])
        #expect(dbt.criticalErrorTypes == [.compilationFailure, .schemaMismatch, .testFailureBlocking])
        #expect(dbt.sla.time(for: .low) == .seconds(5 * 86_400) && dbt.escalateAfter == .seconds(8 * 3600))
        #expect(roy.priority == .high && !roy.acts && roy.sla.time(for: .critical) == .seconds(8 * 3600))
        #expect(roy.notifyBusiness?.slack == "#bi-business")
        #expect(policy.repository(try #require(RepositoryName("acme/da-agent-hub"))).isHub)
        #expect(policy.assignmentRules.rules[0].assign.map(\.description) == ["@acme/finance-analytics"])
        #expect(policy.expert(.dbtExpert).hours.description == "Mon-Fri 08:00-18:00")
        #expect(policy.expert(.dbtExpert).members == [.user("octocat"), .user("hubot")])
        #expect(policy.classification.claude.stormLimit == RateLimit(count: 20, window: .seconds(600)))
        #expect(policy.reports.timeZone.description == "America/Los_Angeles")
        #expect(policy.notifications.quietHours?.description == "22:00-07:00")
    }

    @Test(
        "an empty text is the policy of the documented defaults", arguments: ["", "\n", "# nothing\n", "---\n", "{}"])
    func defaults(text: String) throws {
        let policy = try policy(text)
        #expect(policy == Policy())
        #expect(policy.workspace == "default" && policy.hub == nil)
        #expect(policy.intake.labels == ["dbt-error", "data-error"])
        #expect(policy.intake.takesRun(ofBranch: "main") && !policy.intake.takesRun(ofBranch: "maintenance"))
        #expect(policy.intake.takesIssue(labels: ["DBT-Error"], author: "octocat"))
        #expect(policy.intake.takesIssue(labels: [], author: "dbt-monitor[bot]"))
        #expect(!policy.intake.takesIssue(labels: ["bug"], author: "octocat"))
        #expect(policy.github.writeInterval == .seconds(1) && policy.github.contentPerHour == 500)
        #expect(policy.resolution.transient.greenRuns == 3 && policy.resolution.transient.quiet == .seconds(21_600))
        #expect(!policy.resolution.transient.retry.enabled && policy.resolution.falsePositive.minConfidence == 0.92)
        #expect(policy.resolution.reopenWithin == .seconds(604_800) && policy.resolution.flapping.flaps == 3)
        #expect(policy.escalationTriggers.criticalResponseTime == .seconds(4 * 3600))
        #expect(policy.escalationTriggers.highVolumeThreshold == 5)
        #expect(policy.classification.claude.belowConfidence == 0.85)
        #expect(policy.assignmentRules.crossSystemIssues == .daArchitect)
    }

    @Test("without named repositories all are observed, with some the others are left alone, and no default acts")
    func unnamedRepository() throws {
        let name = try #require(RepositoryName("acme/other"))
        #expect(try policy("").repository(name).isObserved)
        #expect(try !policy("").repository(name).acts)
        #expect(try !policy("repositories: {acme/one: {mode: act}}").repository(name).isObserved)
        #expect(try policy("repositories: {acme/one: {mode: act}}").repository(name).sla.high == .seconds(86_400))
    }

    @Test("the canonical text reads back to an equal policy, and the fingerprint tells policies apart")
    func roundTrip() throws {
        let example = try policy(try Project.example())
        let again = try policy(example.canonicalText())
        #expect(again == example)
        #expect(again.fingerprintOfPolicy == example.fingerprintOfPolicy)
        #expect(example.fingerprintOfPolicy != Policy().fingerprintOfPolicy)
        #expect(try policy("hub: a/b").fingerprintOfPolicy != Policy().fingerprintOfPolicy)
        #expect(try policy("workspace: default # as ever").fingerprintOfPolicy == Policy().fingerprintOfPolicy)
    }

    @Test("texts with quotes, line ends, stars and letters of all kinds survive the round trip")
    func strangeTexts() throws {
        let yaml =
            #"classification: {rules: [{name: "a\"b\\c\n\u2028 é 漢 😀 *", when: {contains: ["*x", 'it''s', "\t"]}, then: {priority: low}}]}"#
        let first = try policy(yaml)
        #expect(first.classification.rules[0].name == "a\"b\\c\n\u{2028} é 漢 😀 *")
        #expect(first.classification.rules[0].when.contains?.substrings == ["*x", "it's", "\t"])
        #expect(try policy(first.canonicalText()) == first)
    }
}
