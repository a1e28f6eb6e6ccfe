import Outbound
import Testing

@Suite("Replies over the wire", .timeLimit(.minutes(1)))
struct CurlReplyTests {
    let curl = CurlTrial()

    @Test("any status is a reply", arguments: [200, 201, 304, 404, 422, 429, 500, 599])
    func statuses(status: Int) async throws {
        let server = try StandIn { _ in .reply(status, status == 304 ? "" : "so", headers: "X-One: 1\r\n") }
        let reply = try await curl.send(OutboundRequest("GET", server.url))
        #expect(reply.status == status)
        #expect(reply.header("x-one") == "1")
        #expect(reply.body == Array((status == 304 ? "" : "so").utf8))
    }

    @Test("headers come in order, each trimmed, the same name twice, an empty value kept")
    func headers() async throws {
        let server = try StandIn { _ in .reply(200, headers: "A:  x:y \r\nB:\r\nA: second\r\n") }
        let reply = try await curl.send(OutboundRequest("GET", server.url))
        let own = reply.headers.filter { $0.name != "Content-Length" }
        #expect(own == [OutboundHeader("A", "x:y"), OutboundHeader("B", ""), OutboundHeader("A", "second")])
    }

    @Test("headers of an informational reply are not those of the reply")
    func informational() async throws {
        let early = "HTTP/1.1 103 Early Hints\r\nLink: <early>\r\nRetry-After: 99\r\n\r\n"
        let server = try StandIn { _ in
            .bytes(Array((early + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nLink: <late>\r\n\r\na").utf8))
        }
        let reply = try await curl.send(OutboundRequest("GET", server.url))
        #expect(reply.status == 200)
        #expect(reply.headers.filter { $0.name == "Link" }.map(\.value) == ["<late>"])
        #expect(reply.header("retry-after") == nil)
    }

    @Test("a chunked body arrives whole")
    func chunked() async throws {
        let server = try StandIn { _ in
            .bytes(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n".utf8))
        }
        let reply = try await curl.send(OutboundRequest("GET", server.url))
        #expect(reply.body == Array("abcde".utf8))
    }

    @Test("method, target, headers and body go out as they were given", arguments: ["POST", "PATCH", "PUT", "DELETE"])
    func request(method: String) async throws {
        let server = try StandIn { _ in .reply(200) }
        let body = Array("{\"a\":\"\u{0} ü\"}".utf8) + [0, 255]
        let request = OutboundRequest(
            method, server.url + "/repos/a%2Fb?q=1%202", headers: [OutboundHeader("Content-Type", "application/json")],
            body: body)
        _ = try await curl.send(request)
        let seen = try #require(server.seen.first)
        #expect(seen.method == method)
        #expect(seen.target == "/repos/a%2Fb?q=1%202")
        #expect(seen.header("content-type") == "application/json")
        #expect(seen.body == body)
    }

    @Test("a large body goes out at once, without asking for leave first")
    func largeBody() async throws {
        let server = try StandIn { _ in .reply(200) }
        let body = [UInt8](repeating: 0x61, count: 3 << 20)
        _ = try await curl.send(OutboundRequest("POST", server.url, body: body))
        let seen = try #require(server.seen.first)
        #expect(seen.body == body)
        #expect(seen.header("expect") == nil)
    }

    @Test("an empty body is told as of length 0")
    func emptyBody() async throws {
        let server = try StandIn { _ in .reply(200) }
        _ = try await curl.send(OutboundRequest("POST", server.url, body: []))
        #expect(server.seen.first?.header("content-length") == "0")
    }

    @Test("a HEAD request waits for no body")
    func head() async throws {
        let server = try StandIn { _ in .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n".utf8)) }
        let reply = try await curl.send(OutboundRequest("HEAD", server.url))
        #expect(reply.status == 200)
        #expect(server.seen.first?.method == "HEAD")
    }

    @Test("a redirect is a reply, and nothing goes to where it points", arguments: [301, 302, 303, 307, 308])
    func redirect(status: Int) async throws {
        let other = try StandIn { _ in .reply(200) }
        let target = other.url
        let server = try StandIn { _ in .reply(status, headers: "Location: \(target)/stolen\r\n") }
        let request = OutboundRequest("GET", server.url, headers: [OutboundHeader("Authorization", "Bearer hush")])
        let reply = try await curl.send(request)
        #expect(reply.status == status)
        #expect(reply.header("location") == "\(target)/stolen")
        #expect(other.connections == 0)
    }

    @Test("many requests at once each get their own reply")
    func manyAtOnce() async throws {
        let server = try StandIn { seen in .reply(200, seen.target) }
        let curl = curl
        let url = server.url
        try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for number in 0..<300 {
                group.addTask {
                    let reply = try await curl.send(OutboundRequest("GET", "\(url)/\(number)"))
                    return (number, String(decoding: reply.body, as: UTF8.self))
                }
            }
            for try await (number, text) in group { #expect(text == "/\(number)") }
        }
        #expect(server.seen.count == 300)
        // Connections to one host are few and used again.
        #expect(server.connections <= 8)
    }
}
