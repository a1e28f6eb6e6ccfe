extension JSONScanner {
    /// Takes a string.
    package mutating func string() throws(JSONError) -> String {
        guard take(UInt8(ascii: "\"")) else { throw mismatch() }
        let body = try stringBody()
        return body.hasEscapes ? unescaped(body) : String(decoding: bytes[body.start..<body.end], as: UTF8.self)
    }

    /// Takes a string, or `null` as nil.
    package mutating func stringOrNil() throws(JSONError) -> String? {
        try takeNull() ? nil : string()
    }

    /// Takes a string to be compared without a copy; valid while the scanned bytes are.
    package mutating func text() throws(JSONError) -> JSONText {
        guard take(UInt8(ascii: "\"")) else { throw mismatch() }
        return try textBody()
    }

    struct StringSpan {
        let start: Int
        let end: Int
        let hasEscapes: Bool
    }

    mutating func textBody() throws(JSONError) -> JSONText {
        let body = try stringBody()
        return JSONText(
            bytes: UnsafeRawBufferPointer(rebasing: bytes[body.start..<body.end]),
            unescaped: body.hasEscapes ? unescaped(body) : nil)
    }

    /// Passes over a string, from behind its opening quote to behind its closing one, and checks it.
    mutating func stringBody() throws(JSONError) -> StringSpan {
        let start = position
        var hasEscapes = false
        while true {
            position = ByteRun.end(in: bytes, from: position, stopsAtHigh: true)
            guard position < bytes.count else { throw error(.unexpectedEnd) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position &+= 1
                return StringSpan(start: start, end: position &- 1, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try checkEscape()
            case 0..<0x20: throw error(.invalidString)
            default: try checkScalar()
            }
        }
    }

    private mutating func checkEscape() throws(JSONError) {
        position &+= 1
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        switch bytes[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position &+= 1
        case UInt8(ascii: "u"):
            position &+= 1
            for _ in 0..<4 {
                guard position < bytes.count else { throw error(.unexpectedEnd) }
                guard hexDigit(bytes[position]) != nil else { throw error(.invalidString) }
                position &+= 1
            }
        default: throw error(.invalidString)
        }
    }

    /// Passes over one scalar beyond ASCII: the well-formed sequences of Unicode 15, table 3-7.
    private mutating func checkScalar() throws(JSONError) {
        let lead = bytes[position]
        let (count, second): (Int, ClosedRange<UInt8>)
        switch lead {
        case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        default: throw error(.invalidUTF8)
        }
        guard position &+ 1 < bytes.count else { throw error(.unexpectedEnd) }
        guard second.contains(bytes[position &+ 1]) else { throw error(.invalidUTF8) }
        for offset in 2..<max(count, 2) {
            guard position &+ offset < bytes.count else { throw error(.unexpectedEnd) }
            guard bytes[position &+ offset] & 0xC0 == 0x80 else { throw error(.invalidUTF8) }
        }
        position &+= count
    }

    @inline(__always)
    func hexDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case 0x30...0x39: UInt16(byte &- 0x30)
        case 0x41...0x46: UInt16(byte &- 0x37)
        case 0x61...0x66: UInt16(byte &- 0x57)
        default: nil
        }
    }
}
