import Anthropic
import Foundation
import Outbound
import Signatures
import Synchronization
import Testing

/// Anthropic as a test wants it: one reply for everything, and a journal.
final class OtherSide: Sendable {
    static let key = "sk-ant-api03-hushhushhush"
    static let question = MessageQuestion(
        model: "claude-haiku-5-5", system: [.init("definitions", isCached: true), .init("policy", isCached: false)],
        user: "{\"report\":{}}", answerSchema: Array(#"{"type":"object"}"#.utf8))

    private let journal = Mutex<[OutboundRequest]>([])
    private let outcome: Result<OutboundReply, OutboundError>

    init(_ status: Int, _ body: String, headers: [(String, String)] = []) {
        outcome = .success(
            OutboundReply(
                status: status, headers: headers.map { OutboundHeader($0.0, $0.1) }, body: Array(body.utf8)))
    }

    init(_ error: OutboundError) { outcome = .failure(error) }

    var requests: [OutboundRequest] { journal.withLock { $0 } }

    func client(_ key: String = OtherSide.key) -> AnthropicClient {
        let outbound = OutboundClient { request throws(OutboundError) in
            self.journal.withLock { $0.append(request) }
            return try self.outcome.get()
        }
        return AnthropicClient(outbound, credential: AnthropicCredential(Secret(key)), baseURL: "https://example.test/")
    }

    /// How asking ends.
    func problem(_ key: String = OtherSide.key) async -> AnthropicError? {
        do {
            _ = try await client(key).ask(OtherSide.question, timeout: .seconds(1))
            return nil
        } catch {
            return error
        }
    }

    static func message(_ text: String, stop: String = "end_turn") -> String {
        let content = String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
        return """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5-20260901","content":
            [{"type":"thinking","thinking":"x","signature":"y"},{"type":"text","text":\(content)}],
            "stop_reason":"\(stop)","stop_sequence":null,"usage":{"input_tokens":10,"output_tokens":20,
            "cache_creation_input_tokens":null,"cache_read_input_tokens":1000}}
            """
    }
}
