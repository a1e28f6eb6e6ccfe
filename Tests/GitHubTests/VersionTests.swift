import Contracts
import Foundation
import GitHub
import Outbound
import Testing

@Suite("Bodies of both REST versions")
struct VersionTests {
    /// The issue of 2022-11-28 and that of 2026-03-10, which has no `assignee` and knows other fields.
    static let bodies = [
        #"""
        {"id": 1, "node_id": "I_1", "number": 7, "title": "T", "body": "B", "state": "closed", "state_reason": "completed",
         "user": {"login": "ana", "id": 2}, "labels": [{"id": 3, "name": "bug", "color": "d73a4a", "default": true}],
         "assignee": {"login": "bruno"}, "assignees": [{"login": "bruno"}, {"login": "chen"}], "milestone": null,
         "locked": false, "html_url": "https://page/7", "created_at": "2026-01-01T00:00:00Z",
         "updated_at": "2026-01-02T00:00:00Z", "closed_at": "2026-01-02T00:00:00Z", "comments": 2}
        """#,
        #"""
        {"id": 1, "node_id": "I_1", "number": 7, "title": "T", "body": "B", "state": "closed", "state_reason": "duplicate",
         "user": {"login": "ana", "id": 2, "user_view_type": "public"}, "type": {"name": "Bug"},
         "labels": [{"name": "bug", "color": "d73a4a", "archived_at": null}], "issue_field_values": [], "pinned_comment": null,
         "assignees": [{"login": "bruno"}, {"login": "chen"}], "sub_issues_summary": {"total": 0},
         "html_url": "https://page/7", "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-02T00:00:00Z"}
        """#,
    ]

    @Test("an issue reads the same from both", arguments: bodies)
    func issue(body: String) throws {
        let issue = try JSONDecoder().decode(GitHubIssue.self, from: Data(body.utf8))
        #expect(issue.number == 7)
        #expect(issue.body == "B")
        #expect(issue.state == "closed")
        #expect(issue.author == "ana")
        #expect(issue.labels == ["bug"])
        #expect(issue.assignees == ["bruno", "chen"])
        #expect(issue.updatedAt == "2026-01-02T00:00:00Z")
    }

    @Test("what is missing or null is empty, and a pull request is told apart")
    func missing() throws {
        let body = #"{"number": 7, "title": null, "user": null, "labels": null, "assignees": null, "pull_request": {}}"#
        let issue = try JSONDecoder().decode(GitHubIssue.self, from: Data(body.utf8))
        #expect(issue.title.isEmpty && issue.author.isEmpty && issue.labels.isEmpty && issue.assignees.isEmpty)
        #expect(issue.state == "open")
        #expect(issue.isPullRequest)
    }

    @Test("an issue without a number, and a comment without an id, are none")
    func necessary() {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(GitHubIssue.self, from: Data("{}".utf8)) }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(GitHubComment.self, from: Data("{}".utf8)) }
    }

    @Test("an account that is gone leaves a comment without an author")
    func ghost() throws {
        let comment = try JSONDecoder().decode(
            GitHubComment.self, from: Data(#"{"id": 1, "body": null, "user": null}"#.utf8))
        #expect(comment.author.isEmpty && comment.body.isEmpty)
    }
}
