extension JSONWriter {
    private static let hexDigits = Array("0123456789abcdef".utf8)

    /// A string, with the escapes that the grammar asks for.
    package mutating func string(_ value: String) {
        separate()
        var value = value
        value.withUTF8 { quote(UnsafeRawBufferPointer($0)) }
    }

    /// A whole number.
    package mutating func int(_ value: Int) {
        separate()
        if value < 0 { append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var start = 20
            repeat {
                start -= 1
                digits[start] = 48 &+ UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            append(UnsafeRawBufferPointer(digits)[start..<20])
        }
    }

    /// The shortest text that reads back as the same Double; `null` for infinity and NaN, which JSON lacks.
    package mutating func double(_ value: Double) {
        guard value.isFinite else { return null() }
        separate()
        var text = value.description
        text.withUTF8 { append(UnsafeRawBufferPointer($0)[...]) }
    }

    /// `true` or `false`.
    package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    /// `null`.
    package mutating func null() { literal("null") }

    /// A whole value, its members in their order.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): bool(flag)
        case .int(let number): int(number)
        case .double(let number): double(number)
        case .string(let text): string(text)
        case .array(let elements):
            array { writer in
                for element in elements { writer.value(element) }
            }
        case .object(let members):
            object { writer in
                for member in members {
                    writer.key(member.key)
                    writer.value(member.value)
                }
            }
        }
    }

    private mutating func literal(_ word: StaticString) {
        separate()
        append(UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)[...])
    }

    /// Writes a quoted string: quote, backslash and control characters are escaped, everything else stands as it is.
    mutating func quote(_ text: UnsafeRawBufferPointer) {
        append(UInt8(ascii: "\""))
        var index = 0
        while true {
            let end = ByteRun.end(in: text, from: index, stopsAtHigh: false)
            if end > index { append(text[index..<end]) }
            guard end < text.count else { break }
            escape(text[end])
            index = end + 1
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x22, 0x5C: append(byte)
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0D: append(UInt8(ascii: "r"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x08: append(UInt8(ascii: "b"))
        case 0x0C: append(UInt8(ascii: "f"))
        default:
            for digit in [UInt8(ascii: "u"), 48, 48, Self.hexDigits[Int(byte >> 4)], Self.hexDigits[Int(byte & 15)]] {
                append(digit)
            }
        }
    }
}
