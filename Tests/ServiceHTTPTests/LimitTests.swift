import Foundation
import Testing

@testable import ServiceHTTP

@Suite("Limits", .timeLimit(.minutes(1)))
struct LimitTests {
    private let mebibyte = String(repeating: "x", count: 1 << 20)

    @Test("a body over the limit is refused before it is read, and the connection ends")
    func declared() async throws {
        try await TestServer.with(Echo.table()) { server in
            let client = try RawClient(port: server.port)
            var headers = TestServer.json
            headers["Content-Length"] = "100000000000"
            try await client.send(RawClient.request("POST", Echo.path, headers: headers, body: nil))
            let answer = try await client.answer()
            #expect(answer.status == 413 && answer.body.contains("1048576"))
            #expect(try await client.isClosed())
        }
    }

    @Test("a chunked body is refused when it passes the limit, though the peer goes on sending")
    func chunked() async throws {
        let mebibyte = mebibyte
        try await TestServer.with(Echo.table()) { server in
            let client = try RawClient(port: server.port)
            let headers = TestServer.json.merging(["Transfer-Encoding": "chunked"]) { $1 }
            try await client.send(RawClient.request("POST", Echo.path, headers: headers, body: nil))
            for _ in 0..<3 { try await client.send("100000\r\n\(mebibyte)\r\n") }
            #expect(try await client.answer().status == 413)
            #expect(try await client.isClosed())
        }
    }

    @Test("a route's own limit goes before the service's, and its body arrives whole")
    func ownLimit() async throws {
        let mebibyte = mebibyte
        try await TestServer.with(Echo.table()) { server in
            let fits = try await RawClient.call(
                server.port, "POST", "/webhooks/test", headers: ["X-Event": "big"], body: mebibyte + mebibyte + mebibyte
            )
            #expect(fits.status == 202)
            #expect(fits.body == #"{"bytes":"3145728","event":"big","sum":"\#(120 * 3 * (1 << 20))"}"#)
            let over = try await RawClient.call(
                server.port, "POST", "/webhooks/test", body: mebibyte + mebibyte + mebibyte + "x")
            #expect(over.status == 413)
        }
    }

    @Test("a body that dribbles in is cut off with 408 and its handler never sees a part as the whole")
    func dribble() async throws {
        var limits = HTTPLimits()
        limits.readTimeout = .milliseconds(100)
        try await TestServer.with(Echo.table(), limits: limits) { server in
            let client = try RawClient(port: server.port)
            try await client.send(
                RawClient.request("POST", "/webhooks/test", headers: ["Transfer-Encoding": "chunked"], body: nil))
            try await client.send("5\r\nhello\r\n")
            let answer = try await client.answer()
            #expect(answer.status == 408 && answer.header("Connection") == "close")
            #expect(try await client.isClosed())
            let metrics = try await RawClient.call(server.port, path: "/metrics").body
            #expect(!metrics.contains("status=\"202\""))
        }
    }

    @Test("a client that asks before it sends a body is told to go on, or refused at once")
    func expectation() async throws {
        try await TestServer.with(Echo.table()) { server in
            let client = try RawClient(port: server.port)
            try await client.send(
                RawClient.request(
                    "POST", "/webhooks/test", headers: ["Expect": "100-continue", "Content-Length": "5"], body: nil))
            #expect(try await client.answer().status == 100)
            try await client.send("hello")
            #expect(try await client.answer().status == 202)
            try await client.send(
                RawClient.request(
                    "POST", "/webhooks/test", headers: ["Expect": "100-continue", "Content-Length": "99999999"],
                    body: nil))
            #expect(try await client.answer().status == 413)
        }
    }

    @Test("a pipelined request that dribbles does not take the place of the answer before it")
    func pipelinedDribble() async throws {
        var limits = HTTPLimits()
        limits.readTimeout = .milliseconds(100)
        let gate = Gate()
        let slow = Echo.method { request, _ in
            await gate.pass()
            return EchoResponse(url: "", text: request.text, bytes: nil)
        }
        try await TestServer.with(Echo.table(slow), limits: limits) { server in
            let client = try RawClient(port: server.port)
            try await client.send(RawClient.request("POST", Echo.path, headers: TestServer.json, body: #"{"text":""}"#))
            try await client.send("POST /webhooks/test HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx")
            await gate.arrived()
            #expect(try await client.isClosed())
            gate.open()
        }
    }

    @Test("a message nested without end is malformed, not a crash")
    func nesting() async throws {
        let answer = try await TestServer.with(Echo.table()) { server in
            try await RawClient.call(
                server.port, "POST", Echo.path, headers: TestServer.json,
                body: #"{"text":"","x":"# + String(repeating: "[", count: 100_000))
        }
        #expect(answer.status == 400)
    }

    @Test("a head that does not arrive is cut off")
    func slowHead() async throws {
        var limits = HTTPLimits()
        limits.idleTimeout = .milliseconds(100)
        try await TestServer.with(Echo.table(), limits: limits) { server in
            let client = try RawClient(port: server.port)
            try await client.send("POST / HTTP/1.1\r\nHost: lo")
            #expect(try await client.isClosed())
        }
    }

    @Test("a head over the limit is answered with 431")
    func longHead() async throws {
        try await TestServer.with(Echo.table()) { server in
            let client = try RawClient(port: server.port)
            try await client.send(
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: \(String(repeating: "y", count: 40_000))\r\n\r\n")
            #expect(try await client.answer().status == 431)
            #expect(try await client.isClosed())
        }
    }

    @Test(
        "what is no HTTP is answered with 400",
        arguments: ["nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\0\0\0\0\r\n\r\n"])
    func noHTTP(bytes: String) async throws {
        try await TestServer.with(Echo.table()) { server in
            let client = try RawClient(port: server.port)
            try await client.send(bytes)
            #expect(try await client.answer().status == 400)
            #expect(try await client.isClosed())
        }
    }

    @Test("a connection serves request after request, pipelined ones in order")
    func keepAlive() async throws {
        try await TestServer.with(Echo.table()) { server in
            let client = try RawClient(port: server.port)
            let requests = (1...5).map {
                RawClient.request("POST", Echo.path, headers: TestServer.json, body: #"{"text":"\#($0)"}"#)
            }
            try await client.send(requests.joined())
            for index in 1...5 { #expect(try await client.answer().body.contains("\"\(index)\"")) }
        }
    }

    @Test("connections beyond the limit wait until one ends")
    func connections() async throws {
        var limits = HTTPLimits()
        limits.maximumConnections = 1
        try await TestServer.with(Echo.table(), limits: limits) { server in
            var first: RawClient? = try RawClient(port: server.port)
            try await first?.send(RawClient.request("GET", "/health/live", headers: [:], body: nil))
            #expect(try await first?.answer().status == 200)
            let second = try RawClient(port: server.port)
            try await second.send(RawClient.request("GET", "/health/live", headers: [:], body: nil))
            try await first?.send(RawClient.request("GET", "/health/live", headers: [:], body: nil))
            #expect(try await first?.answer().status == 200)
            first = nil
            #expect(try await second.answer().status == 200)
        }
    }
}
