/// Finds how far a string runs without a byte that needs a look, eight bytes at a time.
enum ByteRun {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The first index at or after `start` of a quote, a backslash, a control character or (when `stopsAtHigh`) a byte
    /// above 127; the count when there is none.
    ///
    /// A byte of `word - ones` borrows only above a byte that is itself found, so the lowest mark is always right
    /// (Anderson, "Bit Twiddling Hacks": determine if a word has a zero byte, or a byte less than n).
    @inline(__always)
    static func end(in bytes: UnsafeRawBufferPointer, from start: Int, stopsAtHigh: Bool) -> Int {
        var index = start
        while index &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let escapes = word ^ (ones &* 0x5C)
            var marks = ((quotes &- ones) & ~quotes) | ((escapes &- ones) & ~escapes) | ((word &- ones &* 0x20) & ~word)
            if stopsAtHigh { marks |= word }
            marks &= highs
            if marks != 0 { return index &+ marks.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 || (stopsAtHigh && byte > 0x7F) { return index }
            index &+= 1
        }
        return index
    }
}
