import Foundation
import Testing

@testable import ServiceHTTP

@Suite("Connect calls", .timeLimit(.minutes(1)))
struct ConnectTests {
    private func call(
        _ method: RPCMethod = Echo.method(), headers: [String: String] = [:], body: String = #"{"text":"hi"}"#,
        verb: String = "POST", path: String = Echo.path
    ) async throws -> RawClient.Answer {
        try await TestServer.with(Echo.table(method)) { server in
            try await RawClient.call(
                server.port, verb, path, headers: TestServer.json.merging(headers) { $1 }, body: body)
        }
    }

    @Test("a call is answered with sorted keys and plain slashes")
    func answers() async throws {
        let answer = try await call(headers: [
            "Connect-Protocol-Version": "1", "Content-Type": "application/json; charset=utf-8",
        ])
        #expect(answer.status == 200)
        #expect(answer.body == #"{"text":"hi","url":"a/b"}"#)
        #expect(answer.header("Content-Type") == "application/json")
    }

    @Test("unknown fields are ignored")
    func unknownFields() async throws {
        #expect(try await call(body: #"{"new":{"a":[1]},"text":"hi"}"#).status == 200)
    }

    @Test(
        "what breaks the protocol is refused with its code, status and a sentence",
        arguments: [
            (["Content-Type": "text/plain"], 415, "unimplemented"),
            (["Content-Type": "application/jsonp"], 415, "unimplemented"),
            (["Content-Encoding": "br"], 501, "unimplemented"),
            (["Connect-Protocol-Version": "2"], 400, "invalid_argument"),
            (["Connect-Timeout-Ms": "12345678901"], 400, "invalid_argument"),
            (["Connect-Timeout-Ms": "-1"], 400, "invalid_argument"),
            (["Connect-Timeout-Ms": "1s"], 400, "invalid_argument"),
        ])
    func protocolErrors(headers: [String: String], status: Int, code: String) async throws {
        let answer = try await call(headers: headers)
        #expect(answer.status == status)
        #expect(answer.body.hasPrefix(#"{"code":"\#(code)","message":""#))
    }

    @Test(
        "a malformed message names the place",
        arguments: [
            ("{", "the request is not valid JSON"), ("", "the request is not valid JSON"),
            (#"{"text":1}"#, "text is not a string"),
            ("{}", "text is missing"),
            (#"{"text":"","parts":[{"count":1},{"count":"x"}]}"#, "parts[1].count is not a whole number"),
            (#"{"text":"","parts":{}}"#, "parts is not a list"), ("[]", "the request is not an object"),
            (#"{"text":null}"#, "text is null, expected a string"),
        ])
    func malformed(body: String, message: String) async throws {
        let answer = try await call(body: body)
        #expect(answer.status == 400)
        #expect(answer.body == #"{"code":"invalid_argument","message":"\#(message)"}"#)
    }

    @Test("an unknown path is 404 and another method 405 with Allow")
    func routing() async throws {
        let unknown = try await call(path: "/switchyard.v1.EchoService/Nothing")
        #expect(unknown.status == 404 && unknown.body.contains("unimplemented"))
        let get = try await call(verb: "GET")
        #expect(get.status == 405 && get.header("Allow") == "POST")
    }

    @Test("each code goes out under its own status", arguments: ConnectCode.allCases)
    func codes(code: ConnectCode) async throws {
        let answer = try await call(Echo.method { _, _ in throw ConnectError(code, "no", retryAfter: .seconds(7)) })
        #expect(answer.status == code.status)
        #expect(answer.body == #"{"code":"\#(code.rawValue)","message":"no"}"#)
        #expect(answer.header("Retry-After") == "7")
    }

    @Test("an unforeseen error is told in general to the caller and in full to the log")
    func internalError() async throws {
        try await TestServer.with(Echo.table(Echo.method { _, _ in throw Echo.Internal() })) { server in
            let answer = try await RawClient.call(
                server.port, "POST", Echo.path, headers: TestServer.json, body: #"{"text":""}"#)
            #expect(answer.status == 500 && !answer.body.contains("sesame") && answer.body.contains("internal"))
            let id = try #require(answer.header("x-request-id"))
            #expect(server.log.text.contains("sesame") && server.log.text.contains(id))
        }
    }

    @Test("errors of other modules are translated")
    func translation() async throws {
        var table = Echo.table(Echo.method { _, _ in throw Echo.Internal() })
        table.translate = { $0 is Echo.Internal ? ConnectError(.unavailable, "later") : nil }
        let answer = try await TestServer.with(table) { server in
            try await RawClient.call(server.port, "POST", Echo.path, headers: TestServer.json, body: #"{"text":""}"#)
        }
        #expect(answer.status == 503)
    }

    @Test("a call that outlives its caller's patience is cancelled and answered with deadline_exceeded")
    func deadline() async throws {
        let cancelled = AsyncStream.makeStream(of: Bool.self)
        let slow = Echo.method { _, context in
            #expect(context.timeout == .milliseconds(30))
            do {
                try await Task.sleep(for: .seconds(600))
            } catch { cancelled.continuation.yield(Task.isCancelled) }
            throw CancellationError()
        }
        let answer = try await call(slow, headers: ["Connect-Timeout-Ms": "30"])
        #expect(answer.status == 504 && answer.body.contains("deadline_exceeded"))
        var iterator = cancelled.stream.makeAsyncIterator()
        #expect(await iterator.next() == true)
    }

    @Test("a call continues the caller's trace")
    func trace() async throws {
        let echo = Echo.method { _, context in EchoResponse(url: "\(context.traceparent)", text: "", bytes: nil) }
        let answer = try await call(
            echo, headers: ["traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"])
        #expect(answer.body.contains("00-4bf92f3577b34da6a3ce929d0e0e4736-"))
        #expect(!answer.body.contains("00f067aa0ba902b7"))
    }
}
