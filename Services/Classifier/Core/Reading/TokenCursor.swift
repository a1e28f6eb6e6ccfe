/// Walks over the words of a line and writes them normalised.
struct TokenCursor {
    struct Word {
        var hash: UInt64
        var exactHash: UInt64
        var start: Int
        var end: Int
        var rawStart: Int
        var rawEnd: Int
        var hasLetter: Bool
        var value: Int32 = 0
    }

    /// Words are cut here, so that no hostile run of letters costs more than its share.
    static let longestWord = 48

    let bytes: UnsafeBufferPointer<UInt8>
    var index: Int
    let end: Int

    /// The next word, its bytes written to `output` from `count` on; `nil` at the end of the line.
    @inline(__always)
    mutating func next(into output: UnsafeMutablePointer<UInt8>, _ count: inout Int) -> Word? {
        while index < end {
            if bytes[index] >= 0x80 {
                guard let length = invisibleLength else { break }
                index = min(end, index + length)
            } else {
                guard ByteTable.kind(bytes[index]) == ByteTable.separator else { break }
                index += 1
            }
        }
        guard index < end else { return nil }
        var word = Word(
            hash: FeatureHash.seed, exactHash: FeatureHash.seed, start: count, end: 0, rawStart: index,
            rawEnd: index, hasLetter: false)
        var wasDigit = false
        while index < end, count - word.start < TokenCursor.longestWord {
            let byte = bytes[index]
            if byte >= 0x80, let length = invisibleLength {
                index = min(end, index + length)
                continue
            }
            let kind = ByteTable.kind(byte)
            guard kind != ByteTable.separator || isInnerApostrophe else { break }
            if kind == ByteTable.digit {
                word.exactHash = FeatureHash.step(word.exactHash, byte)
                word.value = min(999_999, word.value &* 10 &+ Int32(byte &- 0x30))
                if !wasDigit {
                    word.hash = FeatureHash.step(word.hash, 0x30)
                    output[count] = 0x30
                    count &+= 1
                }
                wasDigit = true
            } else if kind == ByteTable.letter {
                let lower = ByteTable.lower(byte)
                word.exactHash = FeatureHash.step(word.exactHash, lower)
                word.hash = FeatureHash.step(word.hash, lower)
                output[count] = lower
                count &+= 1
                word.hasLetter = true
                wasDigit = false
            }
            index += 1
            word.rawEnd = index
        }
        word.end = count
        return word
    }

    /// `'` between two letters belongs to the word and is dropped: `don't` reads `dont`.
    @inline(__always)
    private var isInnerApostrophe: Bool {
        bytes[index] == 0x27 && index + 1 < end && ByteTable.kind(bytes[index + 1]) == ByteTable.letter
    }

    /// Length of a zero-width, direction or tag character at the cursor, which splits no word.
    @inline(__always)
    private var invisibleLength: Int? {
        let byte = bytes[index]
        guard byte >= 0xC2, index + 1 < end else { return nil }
        if byte == 0xC2 { return bytes[index + 1] == 0xAD ? 2 : nil }
        guard index + 2 < end else { return nil }
        let second = bytes[index + 1]
        let third = bytes[index + 2]
        if byte == 0xEF, second == 0xBB, third == 0xBF { return 3 }
        if byte == 0xE2, second == 0x80, (0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third) { return 3 }
        if byte == 0xE2, second == 0x81, (0xA0...0xAF).contains(third) { return 3 }
        if byte == 0xF3, second == 0xA0, index + 3 < end { return 4 }
        return nil
    }
}
