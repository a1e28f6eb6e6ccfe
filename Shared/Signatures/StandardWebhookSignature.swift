/// The headers that sign a webhook by the rules of Standard Webhooks 1.0.
///
/// Source: github.com/standard-webhooks/standard-webhooks, spec: `v1,` and the Base64 HMAC-SHA256 of `id.timestamp.body`. A secret that begins
/// with `whsec_` is Base64; any other is taken as it stands.
package enum StandardWebhookSignature {
    /// The header that holds the signature.
    package static let headerName = "webhook-signature"
    /// The header that holds the event's id.
    package static let idHeaderName = "webhook-id"
    /// The header that holds the seconds since 1970 that were signed.
    package static let timestampHeaderName = "webhook-timestamp"

    /// The header's value for a body.
    package static func sign(_ body: [UInt8], id: String, timestamp: String, secret: Secret) -> String {
        "v1," + base64(HMACSHA256.code(for: Array("\(id).\(timestamp).".utf8) + body, key: key(secret)))
    }

    private static func key(_ secret: Secret) -> [UInt8] {
        let text = secret.reveal()
        guard text.hasPrefix("whsec_") else { return Array(text.utf8) }
        var encoded = text.dropFirst(6).replacing("+", with: "-").replacing("/", with: "_")
        while encoded.hasSuffix("=") { encoded.removeLast() }
        return Base64URL.decode(String(encoded)) ?? Array(text.utf8)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let text = Base64URL.encode(bytes).replacing("-", with: "+").replacing("_", with: "/")
        return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
    }
}
