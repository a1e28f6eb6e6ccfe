/// Expands gzip, which Connect clients send by default. Source: RFC 1952.
enum Gzip {
    /// Why bytes can't be expanded.
    enum Trouble: Error {
        /// They are no complete gzip member, or their checksum is wrong.
        case corrupt
        /// They expand to more than the limit.
        case tooLong
    }

    /// What one gzip member holds, at most `limit` bytes: no more than that is ever in memory.
    static func expand(_ bytes: [UInt8], atMost limit: Int) throws(Trouble) -> [UInt8] {
        let start = try header(bytes)
        guard bytes.count >= start + 8 else { throw .corrupt }
        var inflater = Inflater(input: bytes[start..<bytes.count - 8], limit: limit)
        let output = try inflater.run()
        guard inflater.isAtEnd, number(bytes.suffix(8).prefix(4)) == checksum(output),
            number(bytes.suffix(4)) == UInt32(truncatingIfNeeded: output.count)
        else { throw .corrupt }
        return output
    }

    /// Where the compressed data begins.
    private static func header(_ bytes: [UInt8]) throws(Trouble) -> Int {
        guard bytes.count >= 18, bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 8, bytes[3] & 0xE0 == 0 else {
            throw .corrupt
        }
        let flags = bytes[3]
        var index = 10
        if flags & 4 != 0 { index += 2 + Int(bytes[10]) + Int(bytes[11]) << 8 }
        // A name and a comment, each ended by a zero byte.
        for flag in [UInt8(8), 16] where flags & flag != 0 {
            guard index < bytes.count, let end = bytes[index...].firstIndex(of: 0) else { throw .corrupt }
            index = end + 1
        }
        if flags & 2 != 0 { index += 2 }
        guard index <= bytes.count else { throw .corrupt }
        return index
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ crc >> 8 }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }
}
