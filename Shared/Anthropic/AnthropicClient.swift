import FoundationEssentials
package import Outbound

/// Anthropic's Messages API as far as Switchyard uses it. It makes each call once: how often is for ``CallAllowance``.
///
/// Every call throws ``AnthropicError``, which never holds the key.
package struct AnthropicClient: Sendable {
    /// Anthropic's own address.
    package static let publicURL = "https://api.anthropic.com"
    /// The version of the API that is asked for.
    package static let version = "2026-10-21"

    private let client: OutboundClient
    private let credential: AnthropicCredential
    private let baseURL: String

    /// `baseURL` may end in a slash.
    package init(
        _ client: OutboundClient, credential: AnthropicCredential, baseURL: String = AnthropicClient.publicURL
    ) {
        self.client = client
        self.credential = credential
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
    }

    /// Asks once; all of it takes at most `timeout`.
    ///
    /// - Throws: ``AnthropicError``; `truncated`, `refused` and `stopped` tell what they consumed.
    package func ask(_ question: MessageQuestion, timeout: Duration) async throws(AnthropicError) -> MessageAnswer {
        let reply = try await send("POST", "/v1/messages", question.body, timeout)
        return try AnthropicReplyRules.answer(reply, credential)
    }

    /// What Anthropic knows of a model.
    ///
    /// - Throws: ``AnthropicError`` (`notFound` when there is none of that name).
    package func model(_ name: String, timeout: Duration = .seconds(10)) async throws(AnthropicError) -> ModelStatus {
        let reply = try await send("GET", "/v1/models/\(PercentEncoding.encode(name))", nil, timeout)
        if let problem = AnthropicReplyRules.error(reply, credential) { throw problem }
        guard let model = try? JSONDecoder().decode(ModelStatus.self, from: Data(reply.body)) else {
            throw AnthropicError(.malformedReply, "the reply is no model", status: reply.status)
        }
        return model
    }

    private func send(
        _ method: String, _ path: String, _ body: [UInt8]?, _ timeout: Duration
    ) async throws(AnthropicError) -> OutboundReply {
        var request = OutboundRequest(method, baseURL + path, body: body)
        request.headers = credential.headers
        request.headers += [
            OutboundHeader("anthropic-version", AnthropicClient.version),
            OutboundHeader("Accept", "application/json"), OutboundHeader("User-Agent", "switchyard"),
        ]
        if body != nil { request.headers.append(OutboundHeader("Content-Type", "application/json")) }
        request.timeout = timeout
        request.connectTimeout = min(.seconds(5), timeout)
        request.bodyLimit = 1 << 20
        do {
            return try await client.send(request)
        } catch {
            throw AnthropicReplyRules.error(error)
        }
    }
}
