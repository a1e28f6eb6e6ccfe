import Contracts
import JSONScan
import Notify
import Outbound
import Signatures
import Testing

@Suite("Slack", .timeLimit(.minutes(1)))
struct SlackClientTests {
    private static func texts(_ value: JSONValue) -> [(type: String, text: String)] {
        switch value {
        case .array(let elements): return elements.flatMap(texts)
        case .object(let members):
            if let text = value["text"]?.string, let type = value["type"]?.string { return [(type, text)] }
            return members.flatMap { texts($0.value) }
        default: return []
        }
    }

    @Test("a message is posted with blocks in which words from outside do nothing")
    func posts() async throws {
        let wire = Wire.reply(200, #"{"ok":true,"channel":"C1","ts":"1.2"}"#)
        let place = try await wire.slack.post(SlackMessage(Wire.notice, effectID: "e1"), channel: "#data")
        #expect(place == SlackPlace(channel: "C1", ts: "1.2"))
        let request = try #require(wire.asked.first)
        #expect(request.url == "http://slack/api/chat.postMessage")
        #expect(request.headers.contains(OutboundHeader("Authorization", "Bearer xoxb-secret")))
        #expect(wire.body["channel"]?.string == "#data" && wire.body["link_names"] == .bool(false))
        #expect(wire.body["metadata"]?["event_payload"]?["effect_id"]?.string == "e1")
        let texts = Self.texts(wire.body["blocks"] ?? .null)
        let markup = texts.filter { $0.type == "mrkdwn" }.map(\.text)
        #expect(markup == ["<@U024BE7LH>", "<https://github.com/acme/one/issues/1|issue>"])
        #expect(
            texts.filter { $0.type == "plain_text" }.allSatisfy { !$0.text.contains("<") && !$0.text.contains("@here") }
        )
        #expect(wire.body["text"]?.string?.contains("&lt;!channel&gt;") == true)
    }

    @Test("however long and odd the words are, Slack's limits are kept")
    func limits() async throws {
        var notice = Wire.notice
        notice.headline = String(repeating: "<&>@", count: 3000)
        notice.facts = (0..<60).map { NoticeFact(name: "f\($0)", value: String(repeating: "x:", count: 5000)) }
        notice.links = (0..<60).map { NoticeLink(label: "l", url: "https://a.example/\($0)") }
        let wire = Wire.reply(200, #"{"ok":true,"channel":"C1","ts":"1.2"}"#)
        _ = try await wire.slack.post(SlackMessage(notice, effectID: "e1"), channel: "#data")
        var index = 0
        while let block = wire.body["blocks"]?[index] {
            #expect((block["text"]?["text"]?.string ?? "").unicodeScalars.count <= (index == 0 ? 150 : 3000))
            var field = 0
            while let text = block["fields"]?[field]?["text"]?.string {
                #expect(text.unicodeScalars.count <= 2000)
                field += 1
            }
            #expect(field <= 10)
            index += 1
        }
        #expect(index > 0 && index <= 50)
    }

    @Test(
        "Slack's words decide, not its status alone",
        arguments: [
            (200, #"{"ok":false,"error":"channel_not_found"}"#, NotifyError.Code.refused),
            (200, #"{"ok":false,"error":"invalid_auth"}"#, .unauthorized),
            (200, #"{"ok":false,"error":"ratelimited"}"#, .rateLimited), (429, "", .rateLimited),
            (200, #"{"ok":false,"error":"fatal_error"}"#, .lost), (502, "<html>", .lost), (200, "<html>", .lost),
            (200, #"{"ok":false,"error":"service_unavailable"}"#, .away), (404, "", .refused),
            (200, #"{"ok":false}"#, .refused),
        ])
    func words(_ status: Int, _ body: String, _ expected: NotifyError.Code) async {
        let wire = Wire.reply(status, body, [OutboundHeader("Retry-After", "7")])
        let found = await code { () throws(NotifyError) in
            _ = try await wire.slack.post(SlackMessage(Wire.notice, effectID: "e"), channel: "#x")
        }
        #expect(found == expected)
    }

    @Test("the wait that Slack asks for is told")
    func retryAfter() async {
        let wire = Wire.reply(429, "", [OutboundHeader("retry-after", "7")])
        do throws(NotifyError) {
            _ = try await wire.slack.identity()
            Issue.record("it was taken")
        } catch {
            #expect(error.retryAfter == .seconds(7))
        }
    }

    @Test("a webhook's address stands in no error, and its message can't be edited")
    func webhook() async throws {
        let address = "https://hooks.slack.com/services/T0/B0/secret"
        let taken = Wire.reply(200, "ok")
        let client = SlackClient(taken.client, credential: .webhook(Secret(address)))
        #expect(!client.isBot)
        let place = try await client.post(SlackMessage(Wire.notice, effectID: "e"), channel: "#data")
        #expect(place.ts == nil && taken.body["channel"] == nil && taken.body["metadata"] == nil)
        for (status, body) in [(403, "invalid_token"), (400, "invalid_payload"), (500, "rollup_error")] {
            let wire = Wire.reply(status, body)
            do throws(NotifyError) {
                _ = try await SlackClient(wire.client, credential: .webhook(Secret(address)))
                    .post(SlackMessage(Wire.notice, effectID: "e"), channel: nil)
                Issue.record("it was taken")
            } catch {
                #expect(!error.message.contains("secret") && !error.message.contains("hooks.slack.com"))
            }
        }
    }

    @Test("a message is found by its metadata, over pages, after the channel's id was looked up")
    func finds() async throws {
        let channels = #"{"ok":true,"channels":[{"id":"C9","name":"data"}],"response_metadata":{"next_cursor":""}}"#
        let first =
            #"{"ok":true,"messages":[{"ts":"1.0","metadata":{"event_payload":{"effect_id":"other"}}}],"response_metadata":{"next_cursor":"x"}}"#
        let second = #"{"ok":true,"messages":[{"ts":"2.0","metadata":{"event_payload":{"effect_id":"e1"}}}]}"#
        let wire = Wire(
            .success(OutboundReply(status: 200, body: Array(channels.utf8))),
            .success(OutboundReply(status: 200, body: Array(first.utf8))),
            .success(OutboundReply(status: 200, body: Array(second.utf8))))
        let place = try await wire.slack.find(effectID: "e1", channel: "#data", thread: nil, since: nil)
        #expect(place == SlackPlace(channel: "C9", ts: "2.0"))
        #expect(wire.asked.map(\.method) == ["GET", "GET", "GET"])
        #expect(wire.asked[2].url.contains("cursor=x"))
    }

    @Test("without the right to read, nothing is found, and that is no error")
    func blind() async throws {
        let wire = Wire.reply(200, #"{"ok":false,"error":"missing_scope"}"#)
        #expect(try await wire.slack.find(effectID: "e1", channel: "C1", thread: nil, since: nil) == nil)
    }
}
