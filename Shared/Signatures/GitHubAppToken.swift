/// The JSON Web Token by which a GitHub App proves who it is.
///
/// Source: docs.github.com, "Generating a JSON Web Token (JWT) for a GitHub App": RS256; `iat` 60 s in the past against
/// clock drift; `exp` at most ten minutes ahead; `iss` the app's client id or number.
package enum GitHubAppToken {
    /// How far `iat` is set back, in seconds.
    package static let issuedEarlierSeconds = 60

    /// A signed token.
    /// - Parameters:
    ///   - issuer: the app's client id (`Iv23…`) or number.
    ///   - now: seconds since 1970.
    ///   - lifetimeSeconds: from now to `exp`, 1…600.
    /// - Throws: `invalidIssuer`, `invalidLifetime`, `signingFailed`.
    package static func make(
        issuer: String, key: RSAPrivateKey, now: Int, lifetimeSeconds: Int = 540
    ) throws(SignatureError) -> Secret {
        guard !issuer.isEmpty, issuer.utf8.allSatisfy(isIssuerCharacter) else {
            throw SignatureError(.invalidIssuer, "the issuer must be the GitHub App's client id or number")
        }
        guard (1...600).contains(lifetimeSeconds) else {
            throw SignatureError(.invalidLifetime, "GitHub takes tokens that live between 1 and 600 seconds")
        }
        let claims = #"{"exp":\#(now + lifetimeSeconds),"iat":\#(now - issuedEarlierSeconds),"iss":"\#(issuer)"}"#
        let head = Base64URL.encode(Array(#"{"alg":"RS256","typ":"JWT"}"#.utf8))
        let signed = head + "." + Base64URL.encode(Array(claims.utf8))
        let signature = try key.signature(of: Array(signed.utf8))
        return Secret(signed + "." + Base64URL.encode(signature))
    }

    private static func isIssuerCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
