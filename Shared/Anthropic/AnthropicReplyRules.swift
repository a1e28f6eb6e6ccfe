import FoundationEssentials
import Outbound

/// What the Messages API's replies mean.
enum AnthropicReplyRules {
    /// The answer in a reply.
    static func answer(
        _ reply: OutboundReply, _ credential: AnthropicCredential
    ) throws(AnthropicError) -> MessageAnswer {
        if let problem = error(reply, credential) { throw problem }
        guard let message = try? JSONDecoder().decode(Message.self, from: Data(reply.body)) else {
            throw AnthropicError(.malformedReply, "the reply is no message", status: reply.status)
        }
        switch message.stop_reason {
        case "end_turn": break
        case "max_tokens", "model_context_window_exceeded":
            throw AnthropicError(.truncated, "the answer was cut", status: reply.status, usage: message.usage)
        case "refusal":
            throw AnthropicError(.refused, "the model refused", status: reply.status, usage: message.usage)
        default:
            // Nothing here asks for tools or stop sequences: whatever else it is, it is no answer.
            throw AnthropicError(.stopped, "the model was not done", status: reply.status, usage: message.usage)
        }
        let text = message.content.filter { $0.type == "text" }.compactMap(\.text).joined()
        guard !text.isEmpty else {
            throw AnthropicError(.malformedReply, "the answer is empty", status: reply.status, usage: message.usage)
        }
        return MessageAnswer(
            text: text, model: message.model, usage: message.usage, requestID: reply.header("request-id"))
    }

    /// The error that a reply stands for; `nil` when it is a success. Types and statuses decide, never the wording.
    static func error(_ reply: OutboundReply, _ credential: AnthropicCredential) -> AnthropicError? {
        guard reply.status != 200 else { return nil }
        let code = code(reply.status)
        return AnthropicError(
            code, text(reply, credential), status: reply.status, retryAfter: retryAfter(reply),
            mayRetry: mayRetry(reply))
    }

    private static func code(_ status: Int) -> AnthropicError.Code {
        switch status {
        case 401: .unauthorized
        case 402: .billing
        case 403: .forbidden
        case 404: .notFound
        case 413: .tooLarge
        case 429: .rateLimited
        case 408, 504: .timeout
        case 409, 500...: .overloaded
        case 400..<500: .invalidRequest
        default: .malformedReply
        }
    }

    /// As Anthropic's own clients do: the header decides when it is there, else the status.
    private static func mayRetry(_ reply: OutboundReply) -> Bool {
        switch reply.header("x-should-retry") {
        case "true": true
        case "false": false
        default: [408, 409, 429].contains(reply.status) || reply.status >= 500
        }
    }

    /// Milliseconds first, then seconds, as Anthropic's own clients read them; a date is left to the backoff.
    static func retryAfter(_ reply: OutboundReply) -> Duration? {
        if let text = reply.header("retry-after-ms"), let value = Double(text), value >= 0, value < 1e9 {
            return .milliseconds(Int64(value))
        }
        guard let text = reply.header("retry-after"), let value = Double(text), value >= 0, value < 1e6 else {
            return nil
        }
        return .milliseconds(Int64(value * 1000))
    }

    /// What the API says, should it say so in JSON. Some errors come from its edge and lack `"type":"error"`, some as HTML.
    private static func text(_ reply: OutboundReply, _ credential: AnthropicCredential) -> String {
        guard let problem = try? JSONDecoder().decode(Problem.self, from: Data(reply.body)) else {
            return "status \(reply.status)"
        }
        let text = [problem.error.type, problem.error.message].compactMap { $0 }.joined(separator: ": ")
        return String(credential.hidden(in: text).prefix(300))
    }

    /// How a call that had no reply failed.
    static func error(_ error: OutboundError) -> AnthropicError {
        switch error.code {
        case .timeout: AnthropicError(.timeout, "no reply in time", mayRetry: true)
        case .cancelled: AnthropicError(.cancelled, "the call was given up")
        case .tooLarge: AnthropicError(.malformedReply, "the reply is too large")
        case .invalidRequest: AnthropicError(.invalidRequest, "the request can't be sent")
        case .unreachable, .tls, .reset: AnthropicError(.unreachable, error.code.rawValue, mayRetry: true)
        }
    }

    private struct Problem: Decodable {
        var error: Detail

        struct Detail: Decodable {
            var type: String?
            var message: String?
        }
    }

    private struct Message: Decodable {
        var model: String
        var content: [Block]
        // swift-format-ignore: AlwaysUseLowerCamelCase
        var stop_reason: String?
        var usage: TokenUsage

        struct Block: Decodable {
            var type: String
            var text: String?
        }
    }
}
