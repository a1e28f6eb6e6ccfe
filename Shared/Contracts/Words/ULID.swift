/// A Universally Unique Lexicographically Sortable Identifier: 48 bits of milliseconds, 80 bits of randomness, written
/// as 26 Crockford base-32 digits. Source: github.com/ulid/spec.
package struct ULID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 26 digits, upper case.
    package let description: String

    /// An id made at `time` with the low 80 bits of `random`.
    package init(time: Timestamp, random: UInt128) {
        let moment = UInt128(UInt64(max(0, time.milliseconds)) & 0xFFFF_FFFF_FFFF)
        var value = (moment << 80) | (random & ((1 << 80) - 1))
        var bytes = [UInt8](repeating: 0x30, count: 26)
        for index in stride(from: 25, through: 0, by: -1) {
            bytes[index] = ULID.alphabet[Int(value & 31)]
            value >>= 5
        }
        description = String(decoding: bytes, as: UTF8.self)
    }

    /// Reads 26 base-32 digits; `nil` when the text is anything else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 26, let first = bytes.first, (0x30...0x37).contains(first),
            bytes.allSatisfy({ ULID.alphabet.contains($0) })
        else { return nil }
        description = text
    }

    /// The moment in the id's first 48 bits.
    package var time: Timestamp {
        var value: Int64 = 0
        for byte in description.utf8.prefix(10) {
            value = value << 5 | Int64(ULID.alphabet.firstIndex(of: byte) ?? 0)
        }
        return Timestamp(milliseconds: value)
    }

    /// Older comes first.
    package static func < (left: ULID, right: ULID) -> Bool { left.description < right.description }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}

extension ULID: Codable {
    /// Reads a string of 26 base-32 digits.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = ULID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected a ULID (26 digits)")
        }
        self = value
    }

    /// Writes a string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
