/// ASCII classes of a UTF-8 byte. A byte beyond ASCII is in none of them.
extension UInt8 {
    @inline(__always) var isDigit: Bool { self &- 48 < 10 }
    @inline(__always) var isUpper: Bool { self &- 65 < 26 }
    @inline(__always) var isLetter: Bool { (self | 32) &- 97 < 26 }
    @inline(__always) var isAlphanumeric: Bool { isDigit || isLetter }
    @inline(__always) var isHex: Bool { isDigit || (self | 32) &- 97 < 6 }
    /// Letters, digits and `_`.
    @inline(__always) var isWord: Bool { isAlphanumeric || self == 95 }
    /// Letters, digits, `_` and `-`: the alphabet of base64url and of most tokens.
    @inline(__always) var isTokenByte: Bool { isWord || self == 45 }
    /// Space, tab, line feed and carriage return.
    @inline(__always) var isSpace: Bool { self == 32 || self == 10 || self == 9 || self == 13 }
    @inline(__always) var lowercased: UInt8 { isUpper ? self | 32 : self }

    @inline(__always) static func ~= (pattern: Unicode.Scalar, byte: UInt8) -> Bool { UInt8(ascii: pattern) == byte }
    @inline(__always) static func == (byte: UInt8, scalar: Unicode.Scalar) -> Bool { byte == UInt8(ascii: scalar) }
    @inline(__always) static func != (byte: UInt8, scalar: Unicode.Scalar) -> Bool { byte != UInt8(ascii: scalar) }
}
