import Contracts
import IngestorCore
import JSONScan
import Testing

@Suite("Comments and pull requests from webhooks")
struct CommandTests {
    @Test(
        "a command is the first line after /switchyard",
        arguments: [
            ("/switchyard hold 2d", "hold 2d"), ("/switchyard   assign   @ana \nthanks", "assign @ana"),
            ("/switchyard close\r\nplease", "close"), ("please /switchyard close", nil), ("/switchyards close", nil),
            ("/switchyard", nil), ("/switchyard \nclose", nil), (" /switchyard close", nil), ("", nil),
            ("> /switchyard close", nil),
        ] as [(String, String?)])
    func command(text: String, expected: String?) throws {
        let decision = try Given.decide("issue_comment", Given.comment(text, by: Given.account("ana")))
        let change = try #require(Given.activity(decision))
        #expect(change.action == .commented && change.command == expected)
        #expect(change.at == Timestamp(rfc3339: "2026-11-24T07:40:00Z"))
    }

    @Test("a command is at most 200 characters")
    func long() throws {
        let text = "/switchyard " + String(repeating: "x", count: 5000)
        let change = Given.activity(try Given.decide("issue_comment", Given.comment(text, by: Given.account("ana"))))
        #expect(change?.command?.count ?? 0 > 100 && change?.command?.count ?? 999 <= 200)
    }

    @Test(
        "who comments has the permission that GitHub's word for them implies",
        arguments: [
            ("OWNER", "admin"), ("MEMBER", "write"), ("COLLABORATOR", "write"), ("CONTRIBUTOR", "read"),
            ("FIRST_TIMER", "read"), ("NONE", "read"), ("", "read"), ("owner", "read"),
        ])
    func permission(association: String, expected: String) throws {
        let body = Given.comment("hello", by: Given.account("ana"), association: association)
        #expect(Given.activity(try Given.decide("issue_comment", body))?.actor.permission == expected)
    }

    @Test("a bot's comment is told as a bot's")
    func bot() throws {
        let body = Given.comment("/switchyard close", by: Given.account("renovate[bot]", "Bot"))
        #expect(Given.activity(try Given.decide("issue_comment", body))?.actor.isBot == true)
    }

    @Test("an edited or deleted comment commands nothing", arguments: ["edited", "deleted"])
    func edited(action: String) throws {
        let body = Given.comment("/switchyard close", by: Given.account("ana"), action: action)
        #expect(Given.ignored(try Given.decide("issue_comment", body)) == "comment action needs nothing")
    }

    @Test("a merged pull request is told with its commit, one that is only closed is not")
    func merged() throws {
        func event(_ merged: JSONValue) -> JSONValue {
            .object([
                .init("action", .string("closed")), Given.repositoryField, .init("sender", Given.account("ana")),
                .init(
                    "pull_request",
                    .object([
                        .init("number", .int(7)), .init("merged", merged), .init("merge_commit_sha", .string("abc")),
                        .init("merged_at", .string("2026-11-24T07:50:00Z")),
                    ])),
            ])
        }
        let change = try #require(Given.activity(try Given.decide("pull_request", event(.bool(true)))))
        #expect(change.action == .pullRequestMerged && change.number == 7)
        #expect(change.pullRequest == PullRequestReference(number: 7, merged: true, sha: "abc"))
        #expect(change.at == Timestamp(rfc3339: "2026-11-24T07:50:00Z"))
        for merged in [JSONValue.bool(false), .null] {
            #expect(Given.ignored(try Given.decide("pull_request", event(merged))) != nil)
        }
    }
}
