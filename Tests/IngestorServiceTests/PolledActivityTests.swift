import Contracts
import Outbound
import Platform
import ServiceRuntime
import Streams
import Testing

@testable import IngestorService

@Suite("What people do, where no webhook can arrive", .timeLimit(.minutes(2)))
struct PolledActivityTests {
    private static func world(_ now: Timestamp) -> FakeGitHub {
        func at(_ seconds: Int) -> String { (now - .seconds(seconds)).rfc3339 }
        let issue = #""issue": {"number": 7, "title": "orders failed"}"#
        let pull = #""issue": {"number": 8, "title": "Mend orders", "body": "Fixes #7", "pull_request": {}}"#
        let person = #""actor": {"login": "ana", "type": "User"}"#
        let side = FakeGitHub()
        side.change {
            $0.roles = ["ana": "maintain", "rea": "read"]
            $0.events = """
                [{"id": 6, "event": "merged", \(person), \(pull), "commit_id": "abc", "created_at": "\(at(60))"},
                 {"id": 5, "event": "subscribed", \(person), \(issue), "created_at": "\(at(70))"},
                 {"id": 4, "event": "closed", \(person), \(issue), "created_at": "\(at(80))"},
                 {"id": 3, "event": "labeled", "actor": {"login": "switchyard[bot]", "type": "Bot"}, \(issue),
                  "label": {"name": "priority:high", "color": "fff"}, "created_at": "\(at(85))"},
                 {"id": 2, "event": "labeled", \(person), \(issue),
                  "label": {"name": "priority:low", "color": "fff"}, "created_at": "\(at(90))"},
                 {"id": 1, "event": "closed", "actor": null, "issue": null, "created_at": "\(at(100))"}]
                """
            func comment(_ id: Int, _ login: String, _ body: String, _ seconds: Int) -> String {
                """
                {"id": \(id), "body": "\(body)", "user": {"login": "\(login)", "type": "User"},
                 "author_association": "MEMBER", "created_at": "\(at(seconds))",
                 "issue_url": "https://api.test/repos/acme/dbt_cloud/issues/7"}
                """
            }
            $0.comments = """
                [\(comment(11, "ana", "/switchyard hold 2d", 95)), \(comment(12, "rea", "/switchyard close", 40)),
                 \(comment(10, "ana", "/switchyard reopen", 900_000))]
                """
        }
        return side
    }

    @Test("labels, closes, merges and commands are told in order, once each, with the permission that GitHub names")
    func told() async throws {
        let bench = try Bench(gitHub: PolledActivityTests.world(.system()).client, rate: 1, polls: true)
        try await bench.serving {
            _ = try await bench.poller.sweep.gitHubChanges(since: .system() - .seconds(3600))
            let again = try await bench.poller.sweep.gitHubChanges(since: .system() - .seconds(3600))
            #expect(again.ingested == 0)
        }
        let acts = try await bench.activity()
        #expect(acts.map(\.action) == [.commented, .labeled, .closed, .pullRequestMerged, .commented])
        #expect(acts.map(\.actor.login) == ["ana", "ana", "ana", "ana", "rea"])
        #expect(acts[0].command == "hold 2d" && acts[0].actor.permission == "maintain")
        #expect(acts[1].label == "priority:low" && acts[1].number == 7)
        #expect(acts[3].pullRequest?.closes == [7] && acts[3].pullRequest?.sha == "abc")
        // An organisation's member with read access may not command.
        #expect(acts[4].command == "close" && acts[4].actor.permission == "read")
    }

    @Test("where webhooks tell it, it is not asked for")
    func notAsked() async throws {
        let side = PolledActivityTests.world(.system())
        let bench = try Bench(gitHub: side.client, rate: 1)
        try await bench.serving {
            _ = try await bench.poller.sweep.gitHubChanges(since: .system() - .seconds(3600))
        }
        #expect(try await bench.activity().isEmpty)
        #expect(!side.journal.contains { $0.url.contains("/issues/events") })
    }
}
