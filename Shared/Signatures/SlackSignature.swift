/// The `X-Slack-Signature` header of a request from Slack.
///
/// Source: docs.slack.dev, "Verifying requests from Slack": `v0=` and the hexadecimal HMAC-SHA256 of `v0:timestamp:body`;
/// a timestamp more than five minutes away is refused, so that a caught request can't be sent again later.
package enum SlackSignature {
    /// The header that holds the signature.
    package static let headerName = "X-Slack-Signature"
    /// The header that holds the seconds since 1970 that were signed.
    package static let timestampHeaderName = "X-Slack-Request-Timestamp"
    /// How far the timestamp may be from now, in seconds.
    package static let toleranceSeconds = 300
    private static let prefix = "v0="

    /// The header's value for a body sent at a timestamp (seconds since 1970, as in its own header).
    package static func sign(_ body: [UInt8], timestamp: String, secret: Secret) -> String {
        prefix + Hex.encode(HMACSHA256.code(for: signed(body, timestamp), key: Array(secret.reveal().utf8)))
    }

    /// Whether the header signs this body and timestamp, and the timestamp is near.
    /// - Parameter now: seconds since 1970.
    package static func verify(
        _ header: String?, timestamp: String?, body: [UInt8], secret: Secret, now: Int
    ) -> Bool {
        guard let header, header.hasPrefix(prefix), let timestamp, let sent = Int(timestamp) else { return false }
        let (distance, overflow) = now.subtractingReportingOverflow(sent)
        guard !overflow, distance.magnitude <= UInt(toleranceSeconds) else { return false }
        return signed(body, timestamp).withUnsafeBytes {
            HMACSHA256.verify(header.dropFirst(prefix.count), message: $0, secret: secret)
        }
    }

    private static func signed(_ body: [UInt8], _ timestamp: String) -> [UInt8] {
        Array("v0:\(timestamp):".utf8) + body
    }
}
