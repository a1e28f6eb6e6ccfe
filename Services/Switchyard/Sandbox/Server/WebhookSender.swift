import Contracts
import Foundation
import JSONScan
import Logging
import Outbound
import Signatures

/// Sends webhooks as GitHub does: signed, in order, with ten seconds to answer, and once; what failed waits to be sent again
/// by hand.
struct WebhookSender: Sendable {
    let state: SandboxState
    let secret: String
    /// Where dbt Cloud's webhooks go; `nil` sends none.
    var dbtURL: String?
    /// Where Slack's interactions go; `nil` sends none.
    var slackURL: String?
    let client: OutboundClient
    let log: Logger

    /// Sends what comes, one at a time.
    func run(_ events: AsyncStream<WorldEvent>) async {
        for await event in events {
            await send(event, guid: UUID().uuidString.lowercased(), body: event.body.bytes, isRedelivery: false)
        }
    }

    func send(_ event: WorldEvent, guid: String, body: [UInt8], isRedelivery: Bool) async {
        if event.name == WorldEvent.dbtCloud { return await sendDbt(body) }
        if event.name == WorldEvent.slack { return await sendSlack(event.body) }
        guard let hook = state.hook(of: event.repository) else { return }
        let code = HMACSHA256.code(for: body, key: Array(secret.utf8))
        let headers = [
            OutboundHeader("Content-Type", "application/json"), OutboundHeader("User-Agent", "GitHub-Hookshot/sandbox"),
            OutboundHeader("X-GitHub-Event", event.name), OutboundHeader("X-GitHub-Delivery", guid),
            OutboundHeader("X-GitHub-Hook-ID", String(hook.id)),
            OutboundHeader("X-GitHub-Hook-Installation-Target-Type", "repository"),
            OutboundHeader("X-GitHub-Hook-Installation-Target-ID", "1"),
            OutboundHeader("X-Hub-Signature-256", "sha256=" + WebhookSender.hex(code)),
        ]
        let start = ContinuousClock.now
        var status = 502
        do throws(OutboundError) {
            let request = OutboundRequest("POST", hook.url, headers: headers, body: body, timeout: .seconds(10))
            status = try await client.send(request).status
        } catch {
            log.debug("a webhook did not arrive", metadata: ["error": "\(error)"])
        }
        let taken = start.duration(to: .now).components
        state.delivered(
            event, guid: guid, status: status, seconds: Double(taken.seconds) + Double(taken.attoseconds) / 1e18,
            body: body, isRedelivery: isRedelivery)
    }

    /// As dbt Cloud does: the signature alone in `Authorization`; what fails is sent again a few times.
    private func sendDbt(_ body: [UInt8]) async {
        guard let url = dbtURL else { return }
        let code = HMACSHA256.code(for: body, key: Array(secret.utf8))
        let headers = [
            OutboundHeader("Content-Type", "application/json"),
            OutboundHeader("Authorization", WebhookSender.hex(code)),
        ]
        for attempt in 1...3 {
            let request = OutboundRequest("POST", url, headers: headers, body: body, timeout: .seconds(10))
            if let reply = try? await client.send(request), reply.status < 500 { return }
            try? await Task.sleep(for: .milliseconds(100 * attempt))
        }
    }

    /// As Slack does: what is pressed goes as a form, events as JSON; both are signed with the time.
    private func sendSlack(_ told: JSONValue) async {
        guard let url = slackURL else { return }
        let isEvent = told["type"]?.string == "event_callback"
        let json = told.bytes
        let body =
            isEvent ? json : Array("payload=\(PercentEncoding.encode(String(decoding: json, as: UTF8.self)))".utf8)
        let timestamp = String(Int(Date().timeIntervalSince1970))
        let headers = [
            OutboundHeader("Content-Type", isEvent ? "application/json" : "application/x-www-form-urlencoded"),
            OutboundHeader(SlackSignature.timestampHeaderName, timestamp),
            OutboundHeader(
                SlackSignature.headerName,
                SlackSignature.sign(body, timestamp: timestamp, secret: Secret(secret))),
        ]
        // Slack waits for three seconds.
        let request = OutboundRequest("POST", url, headers: headers, body: body, timeout: .seconds(3))
        do throws(OutboundError) {
            _ = try await client.send(request)
        } catch {
            log.debug("a Slack interaction did not arrive", metadata: ["error": "\(error)"])
        }
    }

    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
