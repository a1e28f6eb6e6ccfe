extension JSONScanner {
    /// The text of a checked string with escapes.
    func unescaped(_ body: StringSpan) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(body.end - body.start)
        var index = body.start
        while index < body.end {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                index += 1
                continue
            }
            if bytes[index + 1] == UInt8(ascii: "u") {
                append(unicodeEscape(&index, end: body.end), to: &text)
            } else {
                text.append(simpleEscape(bytes[index + 1]))
                index += 2
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func simpleEscape(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    /// The scalar of a `\u` escape, or of two that make a surrogate pair; U+FFFD for a lone surrogate.
    private func unicodeEscape(_ index: inout Int, end: Int) -> Unicode.Scalar {
        let unit = codeUnit(at: index + 2)
        index += 6
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, index + 6 <= end, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        let low = codeUnit(at: index + 2)
        guard (0xDC00...0xDFFF).contains(low) else { return "\u{FFFD}" }
        index += 6
        return Unicode.Scalar(0x10000 + ((UInt32(unit) - 0xD800) << 10) + (UInt32(low) - 0xDC00)) ?? "\u{FFFD}"
    }

    private func codeUnit(at start: Int) -> UInt16 {
        var unit: UInt16 = 0
        for index in start..<start + 4 { unit = unit << 4 | (hexDigit(bytes[index]) ?? 0) }
        return unit
    }

    private func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
        text.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [0xEF, 0xBF, 0xBD])
    }
}
