/// The walk over one line that writes masks for what changes.
struct LineMask {
    struct Result {
        var line: String
        var code: String?
        var exitCode: String?
    }

    let text: ByteText
    var output: ByteText = []
    var index = 0
    /// The chunk before when it begins with a letter: what a number means hangs on it.
    var previous = 0..<0
    var code: String?
    var exitCode: String?
    /// Whether the chunk before was kept as an error code.
    var isAfterCode = false

    init(_ line: String) {
        text = ByteText(line.utf8)
        output.reserveCapacity(text.count)
    }

    mutating func run() -> Result {
        while index < text.count {
            let byte = text[index]
            if byte.isSpace {
                if let last = output.last, last != 32 { output.append(32) }
                index += 1
            } else if Self.isChunkByte(byte) {
                let end = text.end(from: index, while: Self.isChunkByte)
                let range = index..<end
                index = end
                chunk(range)
            } else {
                punctuation(byte)
            }
        }
        while output.last == 32 { output.removeLast() }
        return Result(line: String(output), code: code, exitCode: exitCode)
    }

    static func isChunkByte(_ byte: UInt8) -> Bool {
        if byte.isWord || byte >= 0x80 { return true }
        switch byte {
        case ".", ":", "/", "@", "+", "-", "%", "\\", "#", "$", "~", "&": return true
        default: return false
        }
    }

    private static let dataWords = WordSet(
        "value values val date timestamp time datetime literal string got variant datum text number input key")
    private static let rowWords = WordSet("values")

    private mutating func punctuation(_ byte: UInt8) {
        if byte == "'" || byte == "\"" || byte == "`", !text.byte(index - 1).isAlphanumeric {
            let end = text.end(from: index + 1, limit: 256) { $0 != byte }
            if text.byte(end) == byte, end > index + 1, isData(index + 1..<end) {
                output.append(byte)
                output.append("<value>")
                output.append(byte)
                index = end + 1
                return
            }
        }
        if byte == "(" || byte == "[", isRowValue(byte) {
            let end = text.end(from: index + 1, limit: 1024) { $0 != (byte == "(" ? 41 : 93) }
            output.append(byte)
            output.append("<value>")
            index = end
            return
        }
        if byte == "(", isAfterCode {} else if byte != "(" { isAfterCode = false }
        output.append(byte)
        index += 1
    }

    private func isData(_ range: Range<Int>) -> Bool {
        if Self.dataWords.contains(text[previous]) { return true }
        return !announcesCode && !text[range].contains { $0.isLetter || $0 >= 0x80 }
    }

    /// `Key (id)=(17)` and `Row Values: [1, "a"]`.
    private func isRowValue(_ byte: UInt8) -> Bool {
        byte == "(" ? text.has(")=", at: index - 2) : Self.rowWords.contains(text[previous])
    }

    /// Writes a mask; a time next to a time is one time.
    mutating func emit(_ mask: StaticString) {
        if mask.utf8CodeUnitCount == 4, mask.description == "<ts>" {
            let isApart = output.last == 32
            while output.last == 32 { output.removeLast() }
            if output.has("<ts>", at: output.count - 4) { return }
            if isApart { output.append(32) }
        }
        output.append(mask)
    }
}
