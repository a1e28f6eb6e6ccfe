import Contracts
import JSONScan
import Notify
import Outbound
import Signatures
import Testing

@Suite("PagerDuty and webhooks", .timeLimit(.minutes(1)))
struct OtherTargetTests {
    @Test("a trigger says what, where and how bad; the other two only which")
    func pagerDuty() async throws {
        let wire = Wire.reply(202, #"{"status":"success"}"#)
        try await wire.pagerDuty.send(.trigger, Wire.notice, source: "acme/one")
        #expect(wire.asked.first?.url == "http://pagerduty/v2/enqueue")
        #expect(wire.body["dedup_key"]?.string == "switchyard:issue:acme/one#1")
        #expect(wire.body["payload"]?["severity"]?.string == "critical")
        #expect(wire.body["payload"]?["source"]?.string == "acme/one")
        #expect(wire.body["links"]?[1] == nil)
        try await wire.pagerDuty.send(.resolve, Wire.notice, source: "acme/one")
        #expect(wire.body["event_action"]?.string == "resolve" && wire.body["payload"] == nil)
    }

    @Test(
        "what PagerDuty answers",
        arguments: [
            (202, NotifyError.Code?.none), (400, .refused), (429, .rateLimited), (500, .away), (503, .away),
            (401, .unauthorized),
        ])
    func replies(_ status: Int, _ expected: NotifyError.Code?) async {
        let wire = Wire.reply(status, #"{"status":"invalid event","message":"R0UT1NG","errors":["no R0UT1NG"]}"#)
        let found = await code { () throws(NotifyError) in
            try await wire.pagerDuty.send(.trigger, Wire.notice, source: "x")
        }
        #expect(found == expected)
    }

    @Test("the routing key stands in no error")
    func silent() async {
        let wire = Wire.reply(400, #"{"message":"bad R0UT1NG","errors":["R0UT1NG"]}"#)
        do throws(NotifyError) {
            try await wire.pagerDuty.send(.trigger, Wire.notice, source: "x")
        } catch {
            #expect(!error.message.contains("R0UT1NG") && error.message.contains("bad"))
        }
    }

    @Test("a webhook is signed as Standard Webhooks' own example")
    func signature() {
        let made = StandardWebhookSignature.sign(
            Array(#"{"test": 2432232314}"#.utf8), id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330",
            secret: Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        #expect(made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("an event is a CloudEvent, the same each time it is sent")
    func event() async throws {
        let wire = Wire.reply(204)
        let event = WebhookEvent(
            id: "e1", type: "notice.changed", time: Timestamp(milliseconds: 0), notice: Wire.notice)
        try await wire.webhook.send(event)
        try await wire.webhook.send(event)
        #expect(wire.asked[0] == wire.asked[1])
        #expect(wire.body["specversion"]?.string == "1.0" && wire.body["id"]?.string == "e1")
        #expect(wire.body["data"]?["notice"]?["key"]?.string == "issue:acme/one#1")
    }

    @Test(
        "what a receiver answers",
        arguments: [
            (200, NotifyError.Code?.none), (204, nil), (400, .refused), (410, .refused), (429, .rateLimited),
            (500, .away), (404, .unauthorized), (302, .refused),
        ])
    func receiver(_ status: Int, _ expected: NotifyError.Code?) async {
        let wire = Wire.reply(status)
        let event = WebhookEvent(id: "e1", type: "notice.news", time: Timestamp(milliseconds: 0), notice: Wire.notice)
        let found = await code { () throws(NotifyError) in try await wire.webhook.send(event) }
        #expect(found == expected)
    }

    @Test("a reply that was lost may have been applied, a connection that was refused not")
    func lost() async {
        for (applied, expected) in [(true, NotifyError.Code.lost), (false, .away)] {
            let wire = Wire(.failure(OutboundError(.reset, mayHaveBeenApplied: applied, "gone")))
            let found = await code { () throws(NotifyError) in
                _ = try await wire.slack.post(SlackMessage(Wire.notice, effectID: "e"), channel: "#x")
            }
            #expect(found == expected)
        }
    }
}
