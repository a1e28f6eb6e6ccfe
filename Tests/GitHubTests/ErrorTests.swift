import GitHub
import Outbound
import Testing

@Suite("Errors of GitHub", .timeLimit(.minutes(1)))
struct ErrorTests {
    @Test(
        "each status stands for one kind of problem",
        arguments: [
            (400, GitHubError.Code.validation), (401, .unauthorized), (403, .forbidden), (404, .notFound),
            (409, .conflict), (410, .gone), (422, .validation), (500, .unavailable), (502, .unavailable),
            (503, .unavailable), (504, .unavailable),
        ])
    func statuses(status: Int, code: GitHubError.Code) async throws {
        let side = OtherSide(status, #"{"message": "No"}"#)
        let error = await failure { _ = try await side.gitHub().issue(.acme(), 7) }
        #expect(error == GitHubError(code, "No", status: status))
        #expect(error?.description == "GitHub \(code.rawValue) (\(status)): No")
    }

    @Test("GitHub's field errors are told with its message, objects and plain strings")
    func details() async throws {
        let body = """
            {"message": "Validation Failed", "errors": [{"resource": "Label", "field": "name", "code": "already_exists"},
             {"resource": "Issue", "code": "custom", "message": "is too long"}, "plain", {"other": 1}, 7]}
            """
        let error = await failure { _ = try await OtherSide(422, body).gitHub().issue(.acme(), 7) }
        #expect(
            error?.message
                == "Validation Failed; Label name already_exists; Issue custom is too long; plain")
    }

    @Test("a body that is not GitHub's leaves the status", arguments: ["", "<html>Bad Gateway</html>", "[1]", "null"])
    func strange(body: String) async throws {
        let error = await failure { _ = try await OtherSide(502, body).gitHub().issue(.acme(), 7) }
        #expect(error?.message == "status 502")
    }

    @Test("a very long message is cut")
    func long() async throws {
        let side = OtherSide(422, "{\"message\": \"\(String(repeating: "x", count: 5000))\"}")
        #expect(await failure { _ = try await side.gitHub().issue(.acme(), 7) }?.message.count == 300)
    }

    @Test("a lost reply and one that never was are told apart", arguments: [true, false])
    func lost(mayHaveBeenApplied: Bool) async throws {
        let side = OtherSide { _, _ throws(OutboundError) in
            throw OutboundError(.reset, mayHaveBeenApplied: mayHaveBeenApplied, "broken")
        }
        let error = await failure { _ = try await side.gitHub().comment(.acme(), 7, body: "B") }
        #expect(error == GitHubError(mayHaveBeenApplied ? .lost : .unavailable, "broken"))
    }

    @Test("no error repeats the token, even where the reply does", arguments: [401, 403, 404, 422, 429, 500])
    func secrets(status: Int) async throws {
        let padding = String(repeating: "x", count: 290)
        for text in ["Bad token \(OtherSide.token)", "\(padding) \(OtherSide.token)"] {
            let body = "{\"message\": \"\(text)\", \"errors\": [\"\(OtherSide.token)\"]}"
            let error = try #require(
                await failure { _ = try await OtherSide(status, body).gitHub().issue(.acme(), 7) })
            #expect(!"\(error) \(error.message)".contains("ghp_"))
        }
    }

    @Test("a label that exists is a validation error, and only a missing one is overlooked")
    func labels() async throws {
        let exists = OtherSide(422, #"{"message": "Validation Failed", "errors": [{"code": "already_exists"}]}"#)
        let error = await failure {
            try await exists.gitHub().createLabel("a", color: "ffffff", description: "", in: .acme())
        }
        #expect(error?.code == .validation)
        let refused = OtherSide(403, #"{"message": "Must have push access"}"#)
        #expect(await failure { try await refused.gitHub().removeLabel("a", from: 7, in: .acme()) }?.code == .forbidden)
    }
}
