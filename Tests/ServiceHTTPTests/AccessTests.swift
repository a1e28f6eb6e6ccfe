import Hummingbird
import Signatures
import Testing

@testable import ServiceHTTP

@Suite("Who may call", .timeLimit(.minutes(1)))
struct AccessTests {
    @Test(
        "with a token only its bearer gets through",
        arguments: [
            (nil, 401), ("Bearer wrong", 401), ("Bearer ", 401), ("Basic \(TestServer.token)", 401),
            (TestServer.token, 401), ("Bearer \(TestServer.token)x", 401), ("Bearer \(TestServer.token)", 200),
            ("bearer \(TestServer.token)", 200),
        ] as [(String?, Int)])
    func bearer(authorization: String?, status: Int) async throws {
        let answer = try await TestServer.with(Echo.table(), token: TestServer.token) { server in
            var headers = TestServer.json
            headers["Authorization"] = authorization
            headers["Host"] = "classifier.internal:8802"
            return try await RawClient.call(server.port, "POST", Echo.path, headers: headers, body: #"{"text":""}"#)
        }
        #expect(answer.status == status)
        if status == 401 {
            #expect(answer.header("WWW-Authenticate") == "Bearer")
            #expect(answer.body.contains("unauthenticated") && !answer.body.contains(TestServer.token))
        }
    }

    @Test("health, metrics and open routes need no token; the description and unknown paths do")
    func open() async throws {
        try await TestServer.with(Echo.table(), token: TestServer.token) { server in
            for path in ["/health/live", "/health/ready", "/metrics"] {
                #expect(try await RawClient.call(server.port, path: path).status == 200)
            }
            let hook = try await RawClient.call(server.port, "POST", "/webhooks/test", body: "x")
            #expect(hook.status == 202)
            for path in ["/openapi.json", "/nothing"] {
                #expect(try await RawClient.call(server.port, path: path).status == 401)
            }
        }
    }

    @Test(
        "without a token only requests to this machine's own names are answered",
        arguments: [
            ("localhost", nil, 200), ("localhost:8802", nil, 200), ("127.0.0.1:1", nil, 200), ("[::1]:9", nil, 200),
            ("evil.example", nil, 421), ("127.0.0.1.evil.example", nil, 421),
            ("localhost", "http://evil.example", 403), ("localhost", "null", 403),
            ("localhost:1", "http://localhost:1", 200), ("localhost:1", "http://localhost:2", 403),
        ] as [(String, String?, Int)])
    func rebinding(host: String, origin: String?, status: Int) async throws {
        let answer = try await TestServer.with(Echo.table()) { server in
            var headers = TestServer.json
            headers["Host"] = host
            headers["Origin"] = origin
            return try await RawClient.call(server.port, "POST", Echo.path, headers: headers, body: #"{"text":""}"#)
        }
        #expect(answer.status == status)
        #expect(answer.header("Access-Control-Allow-Origin") == nil)
    }

    @Test("pages added by a service are behind the token when they ask for it")
    func extensions() async throws {
        var table = Echo.table()
        table.extend(.bearer) { router in router.get("/page") { _, _ in "secret page" } }
        table.extend(.open) { router in router.get("/login") { _, _ in "login" } }
        try await TestServer.with(table, token: TestServer.token) { server in
            #expect(try await RawClient.call(server.port, path: "/page").status == 401)
            #expect(try await RawClient.call(server.port, path: "/login").body == "login")
            let page = try await RawClient.call(server.port, path: "/page", headers: TestServer.authorized)
            #expect(page.body == "secret page")
        }
    }
}

extension RawClient {
    static func call(_ port: Int, path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await call(port, "GET", path, headers: headers)
    }
}
