import CCrypto

/// The keyed hash that webhooks are signed with (RFC 2104 over SHA-256).
package enum HMACSHA256 {
    /// 32 bytes.
    package static func code(for message: UnsafeRawBufferPointer, key: [UInt8]) -> [UInt8] {
        precondition(key.count <= Int(Int32.max), "a key longer than 2 GiB")
        // libcrypto takes a null key for "the key of the last call", so an empty one is passed by an address of its own.
        let material = key.isEmpty ? [0] : key
        return [UInt8](unsafeUninitializedCapacity: 32) { output, count in
            let done = ccrypto_hmac_sha256(
                material, Int32(key.count), message.baseAddress, message.count, output.baseAddress)
            precondition(done == 1, "libcrypto offers no HMAC-SHA256")
            count = 32
        }
    }

    /// 32 bytes.
    package static func code(for message: [UInt8], key: [UInt8]) -> [UInt8] {
        message.withUnsafeBytes { code(for: $0, key: key) }
    }

    /// Whether the hexadecimal text is the code of the message under the secret. Constant time; false for an empty secret.
    static func verify(_ hex: Substring, message: UnsafeRawBufferPointer, secret: Secret) -> Bool {
        guard !secret.isEmpty else { return false }
        let expected = Hex.encodeUTF8(code(for: message, key: Array(secret.reveal().utf8)))
        return ConstantTime.equal(expected, Array(hex.utf8))
    }
}
