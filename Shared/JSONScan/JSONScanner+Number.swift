/// Where a number stands.
struct NumberSpan {
    let start: Int
    let end: Int
    /// Without fraction and exponent.
    let isWhole: Bool
}

extension JSONScanner {
    /// Passes over a number and checks it: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
    mutating func number() throws(JSONError) -> NumberSpan {
        let start = position
        guard kind == .number else { throw mismatch() }
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if position < bytes.count, isDigit(bytes[position]) { throw error(.invalidNumber) }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return NumberSpan(start: start, end: position, isWhole: isWhole)
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while position < bytes.count, isDigit(bytes[position]) { position &+= 1 }
        if position == start { throw error(position < bytes.count ? .invalidNumber : .unexpectedEnd) }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}
