/// The `Authorization` header of a dbt Cloud webhook.
///
/// Source: docs.getdbt.com, "Webhooks for your jobs": the hexadecimal HMAC-SHA256 of the raw body, without a prefix.
package enum DbtSignature {
    /// The header that dbt Cloud sends.
    package static let headerName = "Authorization"

    /// The header's value for a body.
    package static func sign(_ body: [UInt8], secret: Secret) -> String {
        Hex.encode(HMACSHA256.code(for: body, key: Array(secret.reveal().utf8)))
    }

    /// Whether the header signs exactly this body. False without a header or with an empty secret.
    package static func verify(_ header: String?, body: UnsafeRawBufferPointer, secret: Secret) -> Bool {
        guard let header else { return false }
        return HMACSHA256.verify(header[...], message: body, secret: secret)
    }

    /// Whether the header signs exactly this body. False without a header or with an empty secret.
    package static func verify(_ header: String?, body: [UInt8], secret: Secret) -> Bool {
        body.withUnsafeBytes { verify(header, body: $0, secret: secret) }
    }
}
