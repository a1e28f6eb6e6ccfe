import Contracts
import CurlOutbound
import Foundation
import Outbound
import Signatures
import Support
import SwitchyardCore

/// Talks to a running line as GitHub, people and scripts do.
struct Caller: Sendable {
    let line: RunningLine
    let client = CurlDriver().client

    /// A call of a method; the reply's JSON.
    func rpc(_ service: String, _ method: String, _ body: [String: Any], port: Int) async throws -> [String: Any] {
        let reply = try await send(
            "POST", "http://127.0.0.1:\(port)/switchyard.v1.\(service)/\(method)",
            [OutboundHeader("Authorization", "Bearer \(line.plan.apiToken)")], try json(body))
        return try object(reply.body)
    }

    /// A call of the sandbox's GitHub in somebody's name.
    func gitHub(
        _ method: String, _ path: String, as token: String = "sandbox-ana", _ body: [String: Any]? = nil
    )
        async throws -> OutboundReply
    {
        try await send(
            method, "http://127.0.0.1:\(line.plan.sandboxPort)\(path)",
            [OutboundHeader("Authorization", "Bearer \(token)"), OutboundHeader("User-Agent", "test")],
            try body.map { try json($0) })
    }

    /// Tells the sandbox what it is to do wrong.
    func sandbox(_ path: String, _ body: String) async throws {
        let reply = try await send("POST", "http://127.0.0.1:\(line.plan.sandboxPort)\(path)", [], Array(body.utf8))
        guard reply.status < 300 else { throw Refused(status: reply.status) }
    }

    /// A webhook as GitHub sends it.
    func webhook(
        _ event: String, _ body: [UInt8], delivery: String, secret: String? = nil
    ) async throws -> OutboundReply {
        let code = HMACSHA256.code(for: body, key: Array((secret ?? line.plan.webhookSecret).utf8))
        let hex = code.map { String($0 + 0, radix: 16) }.map { $0.count == 1 ? "0\($0)" : $0 }.joined()
        return try await send(
            "POST", "http://127.0.0.1:\(line.plan.port + 1)/webhooks/github",
            [
                OutboundHeader("X-GitHub-Event", event), OutboundHeader("X-GitHub-Delivery", delivery),
                OutboundHeader("X-Hub-Signature-256", "sha256=\(hex)"),
            ], body)
    }

    /// An issue of acme/dbt_cloud that reports a failure.
    func report(_ index: Int) async throws -> Int {
        let model = "fct_case_\(index)"
        let reply = try await gitHub(
            "POST", "/repos/acme/dbt_cloud/issues", as: "sandbox-dbt-monitor",
            [
                "title": "Nightly build failed in \(model)", "labels": ["dbt-error"],
                "body": """
                environment: production
                Database Error in model \(model) (models/marts/\(model).sql)
                  000904 (42000): SQL compilation error: invalid identifier 'COLUMN_\(model.uppercased())'
                """,
            ])
        guard let number = try object(reply.body)["number"] as? Int else { throw Refused(status: reply.status) }
        return number
    }

    /// The moment on the line's clock.
    func clock() async throws -> Timestamp {
        let told = try object(try await gitHub("GET", "/_sandbox/clock").body)["now"] as? String
        guard let now = told.flatMap({ Timestamp(rfc3339: $0) }) else { throw Refused(status: 0) }
        return now
    }

    /// Waits until so much has passed on the line's clock.
    func pass(_ duration: Duration) async throws {
        let end = try await clock() + duration
        try await wait("\(duration) on the clock", seconds: 120) { try await clock() >= end }
    }

    /// Polls until the condition holds.
    func wait(_ what: String, seconds: Int = 60, _ condition: () async throws -> Bool) async throws {
        let until = ContinuousClock.now + .seconds(seconds)
        while !(try await condition()) {
            guard ContinuousClock.now < until else { throw NotInTime(what: what, logs: String(line.logs.suffix(4000))) }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    func object(_ bytes: [UInt8]) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
    }

    func array(_ bytes: [UInt8]) throws -> [[String: Any]] {
        try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]] ?? []
    }

    private func json(_ body: [String: Any]) throws -> [UInt8] {
        Array(try JSONSerialization.data(withJSONObject: body))
    }

    private func send(
        _ method: String, _ url: String, _ headers: [OutboundHeader], _ body: [UInt8]?
    ) async throws -> OutboundReply {
        let type = [OutboundHeader("Content-Type", "application/json")]
        return try await client.send(
            OutboundRequest(method, url, headers: type + headers, body: body, timeout: .seconds(20)))
    }

    struct Refused: Error { let status: Int }

    struct NotInTime: Error, CustomStringConvertible {
        let what: String
        let logs: String
        var description: String { "not in time: \(what)\n\(logs)" }
    }
}
