/// The `X-PagerDuty-Signature` header of a PagerDuty webhook (version 3).
///
/// Source: developer.pagerduty.com, "Verifying signatures": `v1=` and the hexadecimal HMAC-SHA256 of the raw body; several, with commas between, while
/// a secret is changed. Nothing in it tells the time, so whoever takes it must know deliveries again by their id.
package enum PagerDutySignature {
    /// The header that PagerDuty sends.
    package static let headerName = "X-PagerDuty-Signature"
    private static let prefix = "v1="

    /// The header's value for a body.
    package static func sign(_ body: [UInt8], secret: Secret) -> String {
        prefix + Hex.encode(HMACSHA256.code(for: body, key: Array(secret.reveal().utf8)))
    }

    /// Whether one of the header's signatures, of which at most ten are looked at, signs exactly this body.
    package static func verify(_ header: String?, body: UnsafeRawBufferPointer, secret: Secret) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").prefix(10).contains { part in
            let text = part.drop { $0 == " " }
            return text.hasPrefix(prefix)
                && HMACSHA256.verify(text.dropFirst(prefix.count), message: body, secret: secret)
        }
    }
}
