import Anthropic
import Foundation
import JSONScan
import Outbound
import Testing

@Suite("Asking Claude", .timeLimit(.minutes(1)))
struct AskTests {
    @Test("a question is structured output with a cached prefix, no tools and no sampling parameters")
    func request() async throws {
        let other = OtherSide(200, OtherSide.message("{}"))
        _ = try await other.client().ask(OtherSide.question, timeout: .seconds(7))
        let request = try #require(other.requests.first)
        #expect(request.method == "POST" && request.url == "https://example.test/v1/messages")
        #expect(request.timeout == .seconds(7))
        let headers = Dictionary(request.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
        #expect(headers["x-api-key"] == OtherSide.key && headers["authorization"] == nil)
        #expect(headers["anthropic-version"] == "2026-10-21" && headers["anthropic-beta"] == nil)
        let body = try JSONValue(parsing: try #require(request.body))
        guard case .object(let members) = body else {
            Issue.record("the body is no object")
            return
        }
        #expect(members.map(\.key) == ["model", "max_tokens", "system", "messages", "output_config"])
        #expect(body["output_config"]?["format"]?["type"]?.string == "json_schema")
        #expect(body["system"]?[0]?["cache_control"]?["type"]?.string == "ephemeral")
        #expect(body["system"]?[1]?["cache_control"] == nil)
    }

    @Test("an OAuth token goes as a bearer, with the beta that it needs", arguments: ["", "Bearer "])
    func token(prefix: String) async throws {
        let other = OtherSide(200, OtherSide.message("{}"))
        _ = try await other.client(prefix + "sk-ant-oat01-hush").ask(OtherSide.question, timeout: .seconds(1))
        let headers = Dictionary(other.requests[0].headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
        #expect(headers["authorization"] == "Bearer sk-ant-oat01-hush" && headers["x-api-key"] == nil)
        #expect(headers["anthropic-beta"] == "oauth-2025-04-20")
    }

    @Test("an answer is the text of a reply that ended by itself, with what it consumed")
    func answer() async throws {
        let other = OtherSide(200, OtherSide.message("{\"a\":1}"), headers: [("request-id", "req_1")])
        let answer = try await other.client().ask(OtherSide.question, timeout: .seconds(1))
        #expect(answer.text == "{\"a\":1}" && answer.model == "claude-haiku-5-5-20260901")
        #expect(answer.requestID == "req_1")
        #expect(answer.usage == TokenUsage(input: 10, output: 20, cacheWrite: 0, cacheRead: 1000))
        let price = TokenPrice(input: 1, output: 5, cacheWrite: 1.25, cacheRead: 0.1)
        #expect(abs(price.cost(answer.usage) - 0.00021) < 1e-12)
    }

    @Test(
        "any other end is no answer, and what it consumed is known",
        arguments: [
            ("max_tokens", AnthropicError.Code.truncated), ("model_context_window_exceeded", .truncated),
            ("refusal", .refused), ("tool_use", .stopped), ("pause_turn", .stopped), ("news", .stopped),
        ])
    func stops(stop: String, code: AnthropicError.Code) async {
        let problem = await OtherSide(200, OtherSide.message("{}", stop: stop)).problem()
        #expect(problem?.code == code && problem?.usage?.output == 20 && problem?.mayRetry == false)
    }

    @Test("what is no message is a malformed reply", arguments: ["", "<html>", "{}", "[1]", "{\"content\":3}"])
    func malformed(body: String) async {
        #expect(await OtherSide(200, body).problem()?.code == .malformedReply)
    }

    @Test("an empty answer is a malformed reply")
    func empty() async {
        #expect(await OtherSide(200, OtherSide.message("")).problem()?.code == .malformedReply)
    }

    @Test("a model that is not there is told from one that is")
    func models() async throws {
        let known = OtherSide(
            200,
            #"{"id":"claude-haiku-5-5","type":"model","display_name":"x","created_at":"2026-01-01T00:00:00Z","lifecycle":"deprecated"}"#
        )
        let status = try await known.client().model("claude-haiku-5-5")
        #expect(status == ModelStatus(id: "claude-haiku-5-5", lifecycle: "deprecated"))
        #expect(known.requests[0].url == "https://example.test/v1/models/claude-haiku-5-5")
        let unknown = OtherSide(404, #"{"type":"error","error":{"type":"not_found_error","message":"model: x"}}"#)
        await #expect(throws: AnthropicError.self) { try await unknown.client().model("x") }
    }
}
