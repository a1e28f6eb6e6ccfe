import Contracts
import IngestorCore
import JSONScan
import Testing

@Suite("Issues from webhooks")
struct IssueEventTests {
    @Test("an issue with an intake label is a failure, once, with everything that was told of it")
    func labelled() throws {
        let decision = try Given.decide("issues", Given.issueEvent("opened", labels: ["DBT-Error", "nightly"]))
        let (failure, once) = try #require(Given.failure(decision))
        #expect(once == "acme/dbt_cloud#42")
        #expect(failure.failureID == Given.id && failure.origin == .githubIssue)
        #expect(failure.issue?.number == 42 && failure.issue?.author == "zed")
        #expect(failure.issue?.labels == ["DBT-Error", "nightly"])
        #expect(failure.issue?.url == "https://github.com/acme/dbt_cloud/issues/42")
        #expect(failure.occurredAt == Timestamp(rfc3339: "2026-11-24T07:00:00Z"))
        #expect(failure.observedAt == Given.now)
        #expect(failure.title == "orders failed" && failure.body == "Database Error in model orders")
        #expect(Given.activity(decision)?.action == .opened)
    }

    @Test(
        "an issue by one of the policy's bots is a failure without a label",
        arguments: ["dbt-monitor[bot]", "DBT-Monitor[bot]"])
    func byBot(login: String) throws {
        let event = Given.issueEvent("opened", author: Given.account(login, "Bot"))
        #expect(Given.failure(try Given.decide("issues", event)) != nil)
    }

    @Test("a stranger's word that it was only a sandbox does not make a failure weigh less; a monitor's does")
    func environment() throws {
        let body = "environment: dev\nDatabase Error in model orders"
        let stranger = try Given.decide("issues", Given.issueEvent("opened", labels: ["dbt-error"], body: body))
        #expect(Given.failure(stranger)?.failure.environment == .unknown)
        let monitor = Given.issueEvent("opened", author: Given.account("dbt-monitor[bot]", "Bot"), body: body)
        #expect(Given.failure(try Given.decide("issues", monitor))?.failure.environment == .development)
    }

    @Test("any other issue is no failure, though its activity is told")
    func other() throws {
        let decision = try Given.decide("issues", Given.issueEvent("opened", labels: ["question"]))
        #expect(Given.failure(decision) == nil)
        #expect(Given.activity(decision)?.number == 42)
    }

    @Test("an issue becomes a failure when it is labelled or reopened, not when it is edited or closed")
    func later() throws {
        for (action, isFailure) in [("labeled", true), ("reopened", true), ("edited", false), ("closed", false)] {
            let decision = try Given.decide("issues", Given.issueEvent(action, labels: ["dbt-error"]))
            #expect((Given.failure(decision) != nil) == isFailure, "\(action)")
        }
    }

    @Test(
        "a change names who, what and when",
        arguments: ["labeled", "unlabeled", "assigned", "unassigned", "closed", "transferred"])
    func change(action: String) throws {
        let event = Given.issueEvent(
            action, sender: Given.account("ana"),
            more: [
                .init("label", .object([.init("name", .string("priority:high"))])),
                .init("assignee", Given.account("hubot")),
            ])
        let change = try #require(Given.activity(try Given.decide("issues", event)))
        #expect(change.action.rawValue == action && change.action.isKnown)
        #expect(change.actor == Actor(login: "ana", isBot: false))
        #expect(change.label == "priority:high" && change.assignee == "hubot")
        #expect(change.at == Timestamp(rfc3339: "2026-11-24T07:30:00Z"))
    }

    @Test("what is no change that anybody needs is ignored", arguments: ["milestoned", "pinned", "demilestoned"])
    func unneeded(action: String) throws {
        let decision = try Given.decide("issues", Given.issueEvent(action, labels: ["dbt-error"]))
        #expect(Given.ignored(decision) == "issue action needs nothing")
    }

    @Test("a pull request in an issue's clothes is no issue")
    func pull() throws {
        let fields = [JSONValue.Member("pull_request", .object([]))]
        let event = Given.issueEvent("opened", labels: ["dbt-error"], issueFields: fields)
        #expect(Given.ignored(try Given.decide("issues", event)) == "no issue")
    }

    @Test("a repository that the policy does not name is left alone")
    func stranger() throws {
        let policy = Given.policy("workspace: acme\nrepositories: {acme/other: {}}")
        let decision = try Given.decide("issues", Given.issueEvent("opened", labels: ["dbt-error"]), policy: policy)
        #expect(Given.ignored(decision) == "repository not observed")
    }

    @Test("a drill takes the same way, marked as one")
    func drill() throws {
        let event = Given.issueEvent("opened", labels: ["dbt-error"], body: "failed\n<!-- switchyard-drill 01 -->")
        #expect(Given.failure(try Given.decide("issues", event))?.failure.origin == .drill)
    }
}
