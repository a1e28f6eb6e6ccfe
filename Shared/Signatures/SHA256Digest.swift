import CCrypto

/// The SHA-256 of some bytes (FIPS 180-4).
package struct SHA256Digest: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Hashes bytes where they stand.
    package init(of message: UnsafeRawBufferPointer) {
        bytes = [UInt8](unsafeUninitializedCapacity: 32) { output, count in
            let done = ccrypto_sha256(message.baseAddress, message.count, output.baseAddress)
            precondition(done == 1, "libcrypto offers no SHA-256")
            count = 32
        }
    }

    /// Hashes the bytes.
    package init(of message: [UInt8]) {
        self = message.withUnsafeBytes { SHA256Digest(of: $0) }
    }

    /// Hashes the text's UTF-8.
    package init(of message: String) {
        var message = message
        self = message.withUTF8 { SHA256Digest(of: UnsafeRawBufferPointer($0)) }
    }

    /// 64 lower-case digits.
    package var hex: String { Hex.encode(bytes) }
}
