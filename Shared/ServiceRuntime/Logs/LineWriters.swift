import Logging

/// Appends JSON to one line: everything below U+0020, DEL, the C1 controls and the two Unicode line separators are
/// escaped, so that no value can end the line or drive a terminal.
struct JSONLineWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func open() {
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
    }

    mutating func close() {
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    mutating func member(_ key: String, _ value: String) {
        name(key)
        string(value)
    }

    mutating func member(_ key: String, _ value: Logger.MetadataValue) {
        name(key)
        append(value, depth: 0)
    }

    private mutating func name(_ key: String) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        string(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = true
    }

    private mutating func append(_ value: Logger.MetadataValue, depth: Int) {
        switch value {
        case .string(let text): string(text)
        case .stringConvertible(let convertible): scalar(convertible)
        case .dictionary(let members) where depth < 8:
            open()
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                name(key)
                append(value, depth: depth + 1)
                needsComma = true
            }
            close()
        case .array(let elements) where depth < 8:
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(element, depth: depth + 1)
            }
            bytes.append(UInt8(ascii: "]"))
        default: string("\(value)")
        }
    }

    private mutating func scalar(_ value: any CustomStringConvertible) {
        switch value {
        case let number as any BinaryInteger: bytes += Array("\(number)".utf8)
        case let number as Double where number.isFinite: bytes += Array("\(number)".utf8)
        case let flag as Bool: bytes += Array((flag ? "true" : "false").utf8)
        default: string(value.description)
        }
    }

    private mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: bytes += [0x5C, UInt8(scalar.value)]
            case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
            case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
            case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: bytes += [0x5C, UInt8(ascii: "u")] + hexDigits(scalar)
            default: bytes += Array(UTF8.encode(scalar).map { Array($0) } ?? [])
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Appends text to one line, control characters escaped as `\n` or `\u001B`.
struct TextLineWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
            case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: bytes += [0x5C, UInt8(ascii: "u")] + hexDigits(scalar)
            default: bytes += Array(UTF8.encode(scalar).map { Array($0) } ?? [])
            }
        }
    }

    /// Appends a terminal's own escape sequence as it is.
    mutating func append(escape sequence: String) { bytes += Array(sequence.utf8) }
}

private func hexDigits(_ scalar: Unicode.Scalar) -> [UInt8] {
    let text = String(scalar.value, radix: 16, uppercase: true)
    return Array(repeating: UInt8(ascii: "0"), count: max(0, 4 - text.utf8.count)) + Array(text.utf8)
}
