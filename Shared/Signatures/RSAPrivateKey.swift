import CCrypto

/// An RSA key that signs with RS256 (RSASSA-PKCS1-v1_5 over SHA-256, RFC 7518 §3.3).
///
/// The value keeps the PEM text and opens the library's handle for each signature: a signature is made once an hour, and a
/// value without a handle may be copied and sent anywhere.
package struct RSAPrivateKey: Sendable {
    private let pem: Secret

    /// Reads PEM text: `RSA PRIVATE KEY` (PKCS#1, as GitHub hands it out) or `PRIVATE KEY` (PKCS#8), without a passphrase.
    /// - Throws: `unreadableKey`, `unsuitableKey` (not RSA, or under 2048 bits).
    package init(pem: Secret) throws(SignatureError) {
        _ = try KeyHandle(pem: pem)
        self.pem = pem
    }

    /// The signature of a message, as long as the key's modulus.
    /// - Throws: `signingFailed`.
    package func signature(of message: [UInt8]) throws(SignatureError) -> [UInt8] {
        try KeyHandle(pem: pem).sign(message)
    }
}

/// The library's key, freed at the end of its scope.
private struct KeyHandle: ~Copyable {
    private let key: OpaquePointer

    init(pem: Secret) throws(SignatureError) {
        var text = pem.reveal()
        let read: OpaquePointer? = text.withUTF8 { bytes in
            guard bytes.count <= 1 << 20, let bio = ccrypto_bio(bytes.baseAddress, Int32(bytes.count)) else {
                return nil
            }
            defer { ccrypto_bio_free(bio) }
            return ccrypto_read_private_key(bio)
        }
        guard let read else {
            throw SignatureError(
                .unreadableKey,
                "the PEM text holds no private key without passphrase; download a new one from the app's settings")
        }
        guard ccrypto_key_is_rsa(read) == 1, ccrypto_key_bits(read) >= 2048 else {
            ccrypto_key_free(read)
            throw SignatureError(.unsuitableKey, "the key is not RSA with at least 2048 bits, which RS256 needs")
        }
        key = read
    }

    deinit { ccrypto_key_free(key) }

    borrowing func sign(_ message: [UInt8]) throws(SignatureError) -> [UInt8] {
        guard let context = ccrypto_context() else {
            throw SignatureError(.signingFailed, "libcrypto is out of memory")
        }
        defer { ccrypto_context_free(context) }
        var count = Int(ccrypto_key_signature_capacity(key))
        var signature = [UInt8](repeating: 0, count: count)
        guard ccrypto_sign_init(context, key) == 1,
            ccrypto_sign(context, &signature, &count, message, message.count) == 1
        else { throw SignatureError(.signingFailed, "libcrypto refused to sign with this key") }
        return Array(signature.prefix(count))
    }
}
