import Foundation
import Outbound
import Synchronization
import Testing

@Suite("Calls that get no reply", .timeLimit(.minutes(1)))
struct CurlFailureTests {
    let curl = CurlTrial()

    @Test("where nobody listens nothing was applied")
    func unreachable() async throws {
        let (descriptor, port) = try Loopback.listen(backlog: 1)
        close(descriptor)
        let error = await curl.failure(OutboundRequest("POST", "http://127.0.0.1:\(port)/", body: [1]))
        #expect(error?.code == .unreachable)
        #expect(error?.mayHaveBeenApplied == false)
    }

    @Test("a request that is never answered times out, and may have been applied")
    func totalTimeout() async throws {
        let server = try StandIn { _ in .hang }
        let error = await curl.failure(OutboundRequest("POST", server.url, body: [1], timeout: .milliseconds(150)))
        #expect(error?.code == .timeout)
        #expect(error?.mayHaveBeenApplied == true)
        #expect(server.seen.count == 1)
    }

    @Test("a connection that is never made times out after its own time, and nothing was applied")
    func connectTimeout() async throws {
        // With its queue of one full, the kernel leaves further connections without an answer.
        let (listener, port) = try Loopback.listen(backlog: 0)
        let queued = (0..<4).map { _ in Loopback.connect(to: port) }
        defer { for descriptor in queued + [listener] { close(descriptor) } }
        let request = OutboundRequest(
            "POST", "http://127.0.0.1:\(port)/", body: [1], connectTimeout: .milliseconds(150), timeout: .seconds(50))
        let error = await curl.failure(request)
        #expect(error?.code == .timeout)
        #expect(error?.mayHaveBeenApplied == false)
    }

    @Test(
        "a connection that breaks leaves open whether it was applied",
        arguments: [
            StandIn.Answer.reset, .close, .last(Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc".utf8)),
            .last(Array("HTTP/1.1 200 OK\r\nContent-".utf8)),
        ])
    func broken(answer: StandIn.Answer) async throws {
        let server = try StandIn { _ in answer }
        let error = await curl.failure(OutboundRequest("POST", server.url, body: [1]))
        #expect(error?.code == .reset)
        #expect(error?.mayHaveBeenApplied == true)
    }

    @Test("a body up to its limit is taken, one byte more is refused", arguments: [false, true])
    func bodyLimit(isChunked: Bool) async throws {
        let server = try StandIn { seen in
            let text = String(repeating: "x", count: Int(seen.target.dropFirst()) ?? 0)
            guard isChunked else { return .reply(200, text) }
            let chunk = "\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n0\r\n\r\n"
            return .bytes(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(chunk)".utf8))
        }
        let within = OutboundRequest("GET", server.url + "/100000", bodyLimit: 100_000)
        #expect(try await curl.send(within).body.count == 100_000)
        let error = await curl.failure(OutboundRequest("GET", server.url + "/100001", bodyLimit: 100_000))
        #expect(error?.code == .tooLarge)
        #expect(error?.mayHaveBeenApplied == true)
    }

    @Test("a handshake with what is no TLS server fails before anything was sent")
    func handshake() async throws {
        let greeter = try Greeter("220 mail ready\r\n")
        let error = await curl.failure(OutboundRequest("POST", "https://127.0.0.1:\(greeter.port)/", body: [1]))
        #expect(error?.code == .tls)
        #expect(error?.mayHaveBeenApplied == false)
    }

    @Test(
        "a request that is not well formed is refused and nothing is sent",
        arguments: [
            OutboundRequest("GET", "ftp://127.0.0.1/"), OutboundRequest("GET", "file:///etc/passwd"),
            OutboundRequest("GET", "http://127.0.0.1:PORT/a b"), OutboundRequest("GET", "http://127.0.0.1:PORT/\u{FC}"),
            OutboundRequest("GET", ""), OutboundRequest("GET /x HTTP/1.1\r\nX: y\r\n\r\nGET", "http://127.0.0.1:PORT/"),
            OutboundRequest("", "http://127.0.0.1:PORT/"),
            OutboundRequest("GET", "http://127.0.0.1:PORT/", headers: [OutboundHeader("A", "b\r\nC: d")]),
            OutboundRequest("GET", "http://127.0.0.1:PORT/", headers: [OutboundHeader("A", "b\u{0}")]),
            OutboundRequest("GET", "http://127.0.0.1:PORT/", headers: [OutboundHeader("A\nB", "c")]),
            OutboundRequest("GET", "http://127.0.0.1:PORT/", headers: [OutboundHeader("A: b", "c")]),
            OutboundRequest("GET", "http://127.0.0.1:PORT/", headers: [OutboundHeader("", "c")]),
        ])
    func malformed(request: OutboundRequest) async throws {
        let server = try StandIn { _ in .reply(200) }
        var request = request
        request.url = request.url.replacing("PORT", with: "\(server.port)")
        let error = await curl.failure(request)
        #expect(error?.code == .invalidRequest)
        #expect(error?.mayHaveBeenApplied == false)
        #expect(server.connections == 0)
    }

    @Test("no error tells an address, a header's value or a body")
    func secrets() async throws {
        let server = try StandIn { _ in .reset }
        let (closed, port) = try Loopback.listen(backlog: 1)
        close(closed)
        let secret = "hush-hush"
        let headers = [OutboundHeader("Authorization", "Bearer \(secret)")]
        let path = "/services/T0/\(secret)?token=\(secret)"
        let requests = [
            OutboundRequest("POST", server.url + path, headers: headers, body: Array(secret.utf8)),
            OutboundRequest("POST", "http://127.0.0.1:\(port)\(path)", headers: headers, body: Array(secret.utf8)),
            OutboundRequest("POST", "gopher://\(secret)@127.0.0.1\(path)", headers: headers),
            OutboundRequest("POST", server.url, headers: [OutboundHeader("Authorization", "\(secret)\n")]),
            OutboundRequest("POST", "http://\(secret).invalid\(path)", headers: headers),
        ]
        for request in requests {
            let error = try #require(await curl.failure(request))
            #expect(!"\(error) \(error.message)".contains("hush"), "\(error)")
        }
    }
}
