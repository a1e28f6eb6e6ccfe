import Outbound
package import Signatures

/// Who Switchyard is at Anthropic.
package struct AnthropicCredential: Sendable {
    private let secret: Secret

    /// Takes an API key or an OAuth token; which of both it is shows in its first letters.
    package init(_ secret: Secret) { self.secret = secret }

    /// Whether it is an OAuth token, which goes as a bearer.
    package var isToken: Bool { secret.reveal().hasPrefix("sk-ant-oat") || secret.reveal().hasPrefix("Bearer ") }

    /// The headers that carry it; a token needs the beta that Anthropic's own client names for it.
    var headers: [OutboundHeader] {
        guard isToken else { return [OutboundHeader("x-api-key", secret.reveal())] }
        return [
            OutboundHeader("Authorization", "Bearer \(bare)"), OutboundHeader("anthropic-beta", "oauth-2025-04-20"),
        ]
    }

    private var bare: String {
        let text = secret.reveal()
        return text.hasPrefix("Bearer ") ? String(text.dropFirst(7)) : text
    }

    /// The text without the secret, should somebody repeat it.
    func hidden(in text: String) -> String {
        bare.isEmpty ? text : text.replacing(bare, with: "[hidden]")
    }
}
