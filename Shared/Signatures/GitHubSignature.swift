/// The `X-Hub-Signature-256` header of a GitHub webhook.
///
/// Source: docs.github.com, "Validating webhook deliveries": `sha256=` and the hexadecimal HMAC-SHA256 of the raw body.
package enum GitHubSignature {
    /// The header that GitHub sends.
    package static let headerName = "X-Hub-Signature-256"
    private static let prefix = "sha256="

    /// The header's value for a body.
    package static func sign(_ body: UnsafeRawBufferPointer, secret: Secret) -> String {
        prefix + Hex.encode(HMACSHA256.code(for: body, key: Array(secret.reveal().utf8)))
    }

    /// The header's value for a body.
    package static func sign(_ body: [UInt8], secret: Secret) -> String {
        body.withUnsafeBytes { sign($0, secret: secret) }
    }

    /// Whether the header signs exactly this body. False without a header, with another prefix or with an empty secret.
    package static func verify(_ header: String?, body: UnsafeRawBufferPointer, secret: Secret) -> Bool {
        guard let header, header.hasPrefix(prefix) else { return false }
        return HMACSHA256.verify(header.dropFirst(prefix.count), message: body, secret: secret)
    }

    /// Whether the header signs exactly this body. False without a header, with another prefix or with an empty secret.
    package static func verify(_ header: String?, body: [UInt8], secret: Secret) -> Bool {
        body.withUnsafeBytes { verify(header, body: $0, secret: secret) }
    }
}
