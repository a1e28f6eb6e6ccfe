import Foundation
import ServiceLifecycle
import ServiceRuntime
import Testing

@testable import ServiceHTTP

@Suite("Operation", .timeLimit(.minutes(1)))
struct OperationTests {
    @Test("readiness names the failing check")
    func readiness() async throws {
        try await TestServer.with(Echo.table()) { server in
            #expect(
                try await RawClient.call(server.port, path: "/health/ready").body == #"{"failures":[],"status":"ok"}"#)
            server.context.health.add(HealthCheck(name: "redis") { .failed("connection refused") })
            let answer = try await RawClient.call(server.port, path: "/health/ready")
            #expect(answer.status == 503)
            #expect(
                answer.body
                    == #"{"failures":[{"check":"redis","reason":"connection refused"}],"status":"unavailable"}"#)
            #expect(try await RawClient.call(server.port, path: "/health/live").status == 200)
            #expect(try await RawClient.call(server.port, "HEAD", "/health/live").status == 200)
        }
    }

    @Test("requests are counted by route, never by path")
    func metrics() async throws {
        try await TestServer.with(Echo.table()) { server in
            for path in ["/wp-admin", "/.env", "/a?b"] { _ = try await RawClient.call(server.port, path: path) }
            _ = try await RawClient.call(server.port, "POST", Echo.path, headers: TestServer.json, body: "{")
            let text = try await RawClient.call(server.port, path: "/metrics")
            #expect(text.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
            #expect(text.body.contains("switchyard_http_requests_total{route=\"unmatched\",status=\"404\"} 3\n"))
            #expect(text.body.contains("switchyard_http_requests_total{route=\"\(Echo.path)\",status=\"400\"} 1\n"))
            #expect(text.body.contains("switchyard_http_request_duration_seconds_count{route=\"\(Echo.path)\"} 1\n"))
            #expect(!text.body.contains("wp-admin"))
        }
    }

    @Test("a request in flight is answered while the service shuts down, and new ones are refused")
    func drain() async throws {
        let gate = Gate()
        let slow = Echo.method { request, _ in
            await gate.pass()
            return EchoResponse(url: "", text: request.text, bytes: nil)
        }
        try await TestServer.with(Echo.table(slow)) { server in
            let client = try RawClient(port: server.port)
            let idle = try RawClient(port: server.port)
            try await idle.send(RawClient.request("GET", "/health/live", headers: [:], body: nil))
            _ = try await idle.answer()
            try await client.send(
                RawClient.request("POST", Echo.path, headers: TestServer.json, body: #"{"text":"late"}"#))
            await gate.arrived()
            await server.group.triggerGracefulShutdown()
            #expect(try await idle.isClosed())
            #expect(server.context.health.isDraining)
            #expect(throws: RawClient.Trouble.self) { try RawClient(port: server.port) }
            gate.open()
            #expect(try await client.answer().body.contains("late"))
            #expect(try await client.isClosed())
        }
    }

    @Test("a taken port is a sentence that says what to set")
    func takenPort() async throws {
        try await TestServer.with(Echo.table()) { server in
            let context = server.context
            var settings = context.settings
            settings.port = server.port
            let other = ServiceContext(
                service: "b", instance: "b", settings: settings, logger: context.logger, metrics: context.metrics,
                clock: context.clock, ids: context.ids, health: context.health, reloads: context.reloads)
            let service = try HTTPService(Echo.table(), context: other)
            let error = await #expect(throws: HTTPServiceError.self) { try await service.run() }
            #expect(error?.message.contains("SWITCHYARD_PORT") == true && error?.code == .cannotListen)
        }
    }

    @Test("the access log is written at debug, one line of JSON a request")
    func accessLog() async throws {
        try await TestServer.with(Echo.table()) { server in
            _ = try await RawClient.call(server.port, path: "/health/live?token=secret")
            let line = try #require(server.log.text.split(separator: "\n").first { $0.contains("request answered") })
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["route"] as? String == "/health/live" && object?["status"] as? Int == 200)
            #expect(!line.contains("secret"))
        }
    }
}
