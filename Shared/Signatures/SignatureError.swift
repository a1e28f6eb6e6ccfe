/// Why a key could not be read or a token could not be signed.
package struct SignatureError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    package enum Code: String, Sendable {
        /// The PEM text holds no private key that can be read without a passphrase.
        case unreadableKey = "unreadable_key"
        /// The key is not RSA, or is shorter than 2048 bits.
        case unsuitableKey = "unsuitable_key"
        /// The issuer is neither a GitHub App's number nor its client id.
        case invalidIssuer = "invalid_issuer"
        /// The lifetime is not between one second and ten minutes.
        case invalidLifetime = "invalid_lifetime"
        /// The library refused to sign.
        case signingFailed = "signing_failed"
    }

    /// What went wrong.
    package let code: Code
    /// Names the place and the remedy; never holds key material.
    package let message: String

    /// The code and the message.
    package var description: String { "\(code.rawValue): \(message)" }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
