import Contracts
import GitHub
import Outbound
import ServiceRuntime
import Signatures
import Synchronization

/// GitHub's Actions as a test wants them.
final class FakeGitHub: Sendable {
    struct World {
        var attempt = 1
        var status = "completed"
        var conclusion = "failure"
        var log = "irrelevant first line\n2026-11-28T06:30:00.1234567Z ##[error]Process completed with exit code 1.\n"
        var issues = "[]"
        var runs = ""
        var events = "[]"
        var comments = "[]"
        /// What people may do, by login.
        var roles: [String: String] = [:]
        var troubles: [Int] = []
        var journal: [OutboundRequest] = []
    }

    private let world = Mutex(World())

    func change(_ body: (inout World) -> Void) { world.withLock { body(&$0) } }

    var journal: [OutboundRequest] { world.withLock { $0.journal } }

    var client: GitHubClient {
        let outbound = OutboundClient { request throws(OutboundError) in self.answer(request) }
        let tokens = TokenSource(
            .token(Secret("ghp_hush")), baseURL: "https://api.test", client: outbound, now: { .system() })
        return GitHubClient(outbound, tokens: tokens, baseURL: "https://api.test", now: { .system() })
    }

    static func run(_ attempt: Int, _ status: String, _ conclusion: String) -> String {
        """
        {"id": 900, "workflow_id": 7, "name": "nightly", "display_title": "Nightly", "head_branch": "main",
         "head_repository": {"full_name": "acme/dbt_cloud"}, "event": "schedule", "status": "\(status)",
         "conclusion": \(status == "completed" ? "\"\(conclusion)\"" : "null"), "run_attempt": \(attempt),
         "html_url": "https://github.test/acme/dbt_cloud/actions/runs/900", "run_started_at": "2026-11-28T06:00:00Z",
         "updated_at": "\(Timestamp.system().rfc3339)"}
        """
    }

    private func answer(_ request: OutboundRequest) -> OutboundReply {
        world.withLock { world in
            world.journal.append(request)
            if !world.troubles.isEmpty { return OutboundReply(status: world.troubles.removeFirst()) }
            let path = request.url.split(separator: "?").first.map(String.init) ?? ""
            if path == "https://logs.test/signed" {
                let carries = request.headers.contains { $0.name.lowercased() == "authorization" }
                return OutboundReply(status: carries ? 400 : 200, body: Array(world.log.utf8))
            }
            if path.hasSuffix("/logs") {
                return OutboundReply(
                    status: 302, headers: [OutboundHeader("Location", "https://logs.test/signed?sig=x")])
            }
            if path.hasSuffix("/jobs") {
                return json(
                    """
                    {"total_count": 2, "jobs": [{"id": 1, "name": "lint", "conclusion": "success", "steps": []},
                     {"id": 2, "name": "dbt build", "conclusion": "failure", "steps": [
                      {"name": "Set up", "conclusion": "success"}, {"name": "Run dbt", "conclusion": "failure"}]}]}
                    """)
            }
            if path.hasSuffix("/actions/runs/900") {
                return json(FakeGitHub.run(world.attempt, world.status, world.conclusion))
            }
            if path.hasSuffix("/actions/runs") {
                return json(
                    "{\"total_count\": 1, \"workflow_runs\": [\(path.contains("dbt_cloud") ? world.runs : "")]}")
            }
            if path.hasSuffix("dbt_cloud/issues/events") { return json(world.events) }
            if path.hasSuffix("dbt_cloud/issues/comments") { return json(world.comments) }
            if path.hasSuffix("/permission") {
                let login = path.split(separator: "/").dropLast().last.map(String.init) ?? ""
                guard let role = world.roles[login] else { return OutboundReply(status: 404, body: Array("{}".utf8)) }
                return json(#"{"permission": "write", "role_name": "\#(role)"}"#)
            }
            if path.hasSuffix("/issues") { return json(path.contains("dbt_cloud") ? world.issues : "[]") }
            return OutboundReply(status: 404, body: Array("{}".utf8))
        }
    }

    private func json(_ text: String) -> OutboundReply { OutboundReply(status: 200, body: Array(text.utf8)) }
}
