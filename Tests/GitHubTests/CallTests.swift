import Contracts
import Foundation
import GitHub
import Outbound
import Testing

@Suite("Calls to GitHub", .timeLimit(.minutes(1)))
struct CallTests {
    @Test(
        "each call goes out as GitHub documents it, and its reply is understood",
        arguments: KnownCall.reading + KnownCall.writing)
    func call(known: KnownCall) async throws {
        let side = OtherSide(known.status, known.reply)
        #expect(try await known.run(side.gitHub(), .acme()) == known.result)
        let request = try #require(side.requests.first)
        #expect(side.requests.count == 1)
        #expect(request.method == known.method)
        #expect(request.url == OtherSide.address + known.target)
        #expect(try object(request.body) == object(known.body.map { Array($0.utf8) }))
        #expect((request.header("content-type") == "application/json") == (known.body != nil))
    }

    @Test("every call names the media type, the version, itself and its token")
    func headers() async throws {
        let side = OtherSide(200, KnownCall.issueJSON)
        _ = try await side.gitHub().issue(.acme(), 7)
        let request = try #require(side.requests.first)
        #expect(request.header("accept") == "application/vnd.github+json")
        #expect(request.header("x-github-api-version") == "2022-11-28")
        #expect(request.header("user-agent")?.isEmpty == false)
        #expect(request.header("authorization") == "Bearer \(OtherSide.token)")
    }

    @Test("a token's scopes are read from the reply; none are named for an app's token")
    func scopes() async throws {
        let classic = OtherSide(200, headers: [("X-OAuth-Scopes", "repo, read:org")])
        #expect(try await classic.gitHub().tokenScopes() == ["repo", "read:org"])
        #expect(try await OtherSide(200).gitHub().tokenScopes() == [])
    }

    @Test(
        "a reply that is no such thing is told as such, with its status", arguments: ["", "[]", "{}", "<html>", "null"])
    func malformed(body: String) async throws {
        let error = await failure { _ = try await OtherSide(200, body).gitHub().issue(.acme(), 7) }
        #expect(error?.code == .malformedReply)
        #expect(error?.status == 200)
    }

    private func object(_ body: [UInt8]?) throws -> NSDictionary? {
        guard let body else { return nil }
        return try #require(JSONSerialization.jsonObject(with: Data(body)) as? NSDictionary)
    }
}
