/// Takes out of text what a reader can't see and a terminal or a model might obey.
///
/// Removed: control characters but line feed and tab, ANSI escape sequences (ECMA-48), zero-width and other invisible
/// characters (Unicode's Default_Ignorable_Code_Point: soft hyphen, joiners, variation selectors, tag characters, fillers),
/// direction controls (UAX #9), the byte order mark. `CR LF`, a lone `CR` and the Unicode line separators become a line feed.
/// Invalid UTF-8 becomes U+FFFD. Cleaning twice changes nothing more. Linear time.
package enum Sanitizing {
    /// The text without control, invisible and direction-changing characters. Linear in its length.
    package static func clean(_ text: String) -> String {
        let bytes = ByteText(text.utf8)
        // Most texts are plain and stay as they are.
        return bytes.allSatisfy(isPlain) ? text : String(cleaned(bytes))
    }

    /// Bytes from outside, repaired where they are no UTF-8.
    package static func clean(_ bytes: [UInt8]) -> String { clean(String(decoding: bytes, as: UTF8.self)) }

    private static func isPlain(_ byte: UInt8) -> Bool { byte &- 0x20 < 0x5F || byte == 0x0A || byte == 0x09 }

    private static func cleaned(_ text: ByteText) -> ByteText {
        var output = ByteText()
        output.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x20..<0x7F, 0x0A, 0x09:
                output.append(byte)
                index += 1
            case 0x1B: index = escapeEnd(text, from: index + 1)
            case 0x0D:
                output.append(0x0A)
                index += text.byte(index + 1) == 0x0A ? 2 : 1
            case 0..<0x80: index += 1
            default: index = appendScalar(text, at: index, to: &output)
            }
        }
        return output
    }

    private static func appendScalar(_ text: ByteText, at index: Int, to output: inout ByteText) -> Int {
        let length = text[index] < 0xE0 ? 2 : text[index] < 0xF0 ? 3 : 4
        let end = min(index + length, text.count)
        var scalar = UInt32(text[index]) & (0x7F >> UInt32(length))
        for position in index + 1..<max(end, index + 1) { scalar = scalar << 6 | UInt32(text[position] & 0x3F) }
        if scalar == 0x9B { return sequenceEnd(text, from: end) }
        if scalar == 0x2028 || scalar == 0x2029 || scalar == 0x85 {
            output.append(0x0A)
        } else if !isInvisible(scalar) {
            output.append(contentsOf: text[index..<end])
        }
        return end
    }

    /// Behind an escape sequence whose ESC has been read.
    private static func escapeEnd(_ text: ByteText, from index: Int) -> Int {
        switch text.byte(index) {
        case "[": return sequenceEnd(text, from: index + 1)
        case "]", "P", "X", "^", "_":
            let end = text.end(from: index + 1) { $0 != 0x07 && $0 != 0x1B && $0 != 0x0A }
            if text.byte(end) == 0x07 { return end + 1 }
            return text.has("\u{1B}\\", at: end) ? end + 2 : end
        default:
            let end = text.end(from: index) { (0x20...0x2F).contains($0) }
            return (0x30...0x7E).contains(text.byte(end)) ? end + 1 : end
        }
    }

    /// Behind the parameters, intermediates and final byte of a control sequence.
    private static func sequenceEnd(_ text: ByteText, from index: Int) -> Int {
        let parameters = text.end(from: index) { (0x30...0x3F).contains($0) }
        let end = text.end(from: parameters) { (0x20...0x2F).contains($0) }
        return (0x40...0x7E).contains(text.byte(end)) ? end + 1 : end
    }

    private static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x80...0x9F, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xFFFE...0xFFFF,
            0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            true
        default: scalar & 0xFFFE == 0xFFFE
        }
    }
}
