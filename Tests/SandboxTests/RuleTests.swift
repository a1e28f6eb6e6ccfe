import Foundation
import Outbound
import Signatures
import Testing

@Suite("The sandbox's rules", .timeLimit(.minutes(1)))
struct RuleTests {
    private let issues = "/repos/acme/dbt_cloud/issues"

    @Test("who has no token, no access or no right is told so as GitHub tells it")
    func access() async throws {
        try await SandboxTrial.with { trial in
            _ = try await trial.call("POST", issues, #"{"title": "T"}"#)
            let calls: [(String, String, String?, String?, Int)] = [
                ("GET", "/user", nil, nil, 401), ("GET", "/user", nil, "nobody", 401),
                ("GET", "/nowhere", nil, "ana", 404),
                ("GET", "/repos/acme/secret", nil, "ana", 404),
                ("GET", "/repos/acme/dbt_cloud/hooks", nil, "bruno", 404),
                ("PATCH", issues + "/1", #"{"title": "X"}"#, "zed", 403),
                ("POST", issues + "/1/labels", #"{"labels": ["bug"]}"#, "zed", 403),
                ("POST", issues + "/1/assignees", #"{"assignees": ["ana"]}"#, "zed", 403),
                ("POST", "/repos/acme/dbt_cloud/labels", #"{"name": "n"}"#, "eli", 404),
                ("POST", issues + "/1/labels", #"{"labels": ["bug"]}"#, "eli", 200),
                ("POST", issues, "{", "ana", 400), ("POST", issues, #"{"title": ""}"#, "ana", 422),
                ("PATCH", issues + "/1", #"{"title": ""}"#, "ana", 422),
                ("POST", issues + "/1/comments", #"{"body": ""}"#, "ana", 422), ("GET", issues + "/2", nil, "ana", 404),
            ]
            for (method, path, body, login, status) in calls {
                let reply = try await trial.call(method, path, body, as: login)
                #expect(reply.status == status, "\(method) \(path) as \(login ?? "nobody")")
                #expect(status < 400 || (reply.json["message"] as? String)?.isEmpty == false)
            }
        }
    }

    @Test("who lacks access is left out of the assignees without a word, and labels of a stranger likewise")
    func droppedSilently() async throws {
        try await SandboxTrial.with { trial in
            let body = #"{"title": "T", "labels": ["bug"], "assignees": ["bruno", "nobody"]}"#
            let mine = try await trial.call("POST", issues, body)
            #expect((mine.json["assignees"] as? [[String: Any]])?.map { $0["login"] as? String } == ["bruno"])
            let strange = try await trial.call("POST", issues, body, as: "zed")
            #expect(strange.status == 201)
            #expect((strange.json["labels"] as? [Any])?.isEmpty == true)
            let more = try await trial.call("POST", issues + "/1/assignees", #"{"assignees": ["chen", "nobody"]}"#)
            #expect(more.status == 201)
            #expect((more.json["assignees"] as? [Any])?.count == 2)
        }
    }

    @Test("a reaction counts once, is nobody else's to take back, sends no webhook and changes nothing of the issue")
    func reactions() async throws {
        try await SandboxTrial.with { trial in
            let opened = try await trial.call("POST", issues, #"{"title": "T"}"#)
            let on = issues + "/1/reactions"
            #expect(try await trial.call("POST", on, #"{"content": "thumbs"}"#, as: "zed").status == 422)
            let first = try await trial.call("POST", on, #"{"content": "eyes"}"#, as: "zed")
            #expect(first.status == 201 && (first.json["user"] as? [String: Any])?["login"] as? String == "zed")
            #expect(try await trial.call("POST", on, #"{"content": "eyes"}"#, as: "zed").status == 200)
            #expect(try await trial.call("POST", on, #"{"content": "eyes"}"#, as: "bruno").status == 201)
            let id = try #require(first.json["id"] as? Int)
            #expect(try await trial.call("DELETE", on + "/\(id)", as: "bruno").status == 403)
            #expect(try await trial.call("GET", on).list.count == 2)
            #expect(try await trial.call("GET", on + "?content=heart").list.isEmpty)
            let issue = try await trial.call("GET", issues + "/1")
            #expect((issue.json["reactions"] as? [String: Any])?["eyes"] as? Int == 2)
            #expect(issue.json["updated_at"] as? String == opened.json["updated_at"] as? String)
            #expect(try await trial.call("DELETE", on + "/\(id)", as: "zed").status == 204)
            #expect(try await trial.call("GET", issues + "/2/reactions").status == 404)
            _ = try await trial.call("POST", issues, #"{"title": "the next webhook"}"#)
            #expect(await trial.received.wait(for: 2).map(\.action) == ["opened", "opened"])
        }
    }

    @Test("lists have pages with links that lead on, and filters by state, label, author and time")
    func pages() async throws {
        try await SandboxTrial.with { trial in
            for number in 1...5 {
                let labels = number.isMultiple(of: 2) ? #"["bug"]"# : "[]"
                _ = try await trial.call("POST", issues, "{\"title\": \"T\(number)\", \"labels\": \(labels)}")
            }
            _ = try await trial.call("PATCH", issues + "/5", #"{"state": "closed"}"#)
            var found: [Int] = []
            var next: String? = issues + "?state=all&direction=asc&per_page=2"
            while let path = next {
                let reply = try await trial.call("GET", path)
                found += reply.list.compactMap { $0["number"] as? Int }
                let link = reply.header("link")?.split(separator: ",").first { $0.contains("rel=\"next\"") }
                next = link.map {
                    String($0.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }.dropFirst(trial.url.count))
                }
            }
            #expect(found == [1, 2, 3, 4, 5])
            let filters = [
                ("", 4), ("?state=closed", 1), ("?labels=bug&state=all", 2), ("?creator=zed&state=all", 0),
                ("?creator=ana&state=all", 5), ("?since=2999-01-01T00:00:00Z&state=all", 0),
            ]
            for (query, count) in filters {
                #expect(try await trial.call("GET", issues + query).list.count == count, "\(query)")
            }
            let search = try await trial.call("GET", "/search/issues?q=repo:acme/dbt_cloud+is:closed&per_page=1")
            #expect(search.json["total_count"] as? Int == 1)
        }
    }

    @Test("a reply that the caller has already costs nothing, and what is left of the hour is told")
    func tags() async throws {
        try await SandboxTrial.with { trial in
            let first = try await trial.call("GET", issues)
            let tag = try #require(first.header("etag"))
            let again = try await trial.call("GET", issues, headers: [("If-None-Match", tag)])
            #expect(again.status == 304 && again.body.isEmpty)
            _ = try await trial.call("POST", issues, #"{"title": "T"}"#)
            let changed = try await trial.call("GET", issues, headers: [("If-None-Match", tag)])
            #expect(changed.status == 200)
            // Three calls counted: the 304 did not.
            #expect(changed.header("x-ratelimit-remaining") == "4997")
            let limits = try await trial.call("GET", "/rate_limit").json["resources"] as? [String: [String: Any]]
            #expect(limits?["core"]?["remaining"] as? Int == 4997)
        }
    }

    @Test("a spent hour and too much content are refused, each in GitHub's way")
    func limits() async throws {
        try await SandboxTrial.with { trial in
            _ = try await trial.call("POST", "/_sandbox/limits", #"{"content_per_minute": 2, "requests_per_hour": 5}"#)
            var statuses: [Int] = []
            for _ in 0..<3 { statuses.append(try await trial.call("POST", issues, #"{"title": "T"}"#).status) }
            #expect(statuses == [201, 201, 403])
            let secondary = try await trial.call("POST", issues, #"{"title": "T"}"#)
            #expect(secondary.header("retry-after") == "60")
            #expect((secondary.json["message"] as? String)?.contains("secondary rate limit") == true)
            #expect(try await trial.call("GET", issues).list.count == 2)
            let primary = try await trial.call("GET", issues)
            #expect(primary.status == 403 && primary.header("x-ratelimit-remaining") == "0")
            #expect(primary.header("retry-after") == nil)
            // Another token has an hour of its own.
            #expect(try await trial.call("GET", issues, as: "bruno").status == 200)
        }
    }

    @Test("a label that is renamed or deleted is so on its issues too, and an edit sets labels and people")
    func labels() async throws {
        try await SandboxTrial.with { trial in
            _ = try await trial.call("POST", issues, #"{"title": "T", "labels": ["one", "two"]}"#)
            _ = try await trial.call("PATCH", "/repos/acme/dbt_cloud/labels/one", #"{"new_name": "first"}"#)
            _ = try await trial.call("DELETE", "/repos/acme/dbt_cloud/labels/two")
            let names = try await trial.call("GET", issues + "/1/labels").list.map { $0["name"] as? String }
            #expect(names == ["first"])
            let edit = #"{"labels": ["bug"], "assignees": ["chen", "nobody"], "body": null}"#
            let edited = try await trial.call("PATCH", issues + "/1", edit).json
            #expect((edited["labels"] as? [[String: Any]])?.map { $0["name"] as? String } == ["bug"])
            #expect((edited["assignees"] as? [[String: Any]])?.map { $0["login"] as? String } == ["chen"])
            #expect(edited["body"] is NSNull)
        }
    }

    @Test("a write whose reply is dropped is applied all the same")
    func dropped() async throws {
        try await SandboxTrial.with { trial in
            _ = try await trial.call("POST", "/_sandbox/faults", #"{"drop_reply_one_in": 1}"#)
            await #expect(throws: OutboundError.self) { try await trial.call("POST", issues, #"{"title": "T"}"#) }
            _ = try await trial.call("POST", "/_sandbox/faults", #"{"drop_reply_one_in": 0, "fail_one_in": 1}"#)
            #expect(try await trial.call("POST", issues, #"{"title": "T"}"#).status == 502)
            _ = try await trial.call("POST", "/_sandbox/faults", #"{"fail_one_in": 0}"#)
            #expect(try await trial.call("GET", issues).list.count == 1)
        }
    }
}
