extension JSONScanner {
    /// Takes `null` when it is next; otherwise takes nothing.
    /// - Throws: `unexpectedByte`, `unexpectedEnd` for a word that only begins like `null`.
    package mutating func takeNull() throws(JSONError) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "n") else { return false }
        try word("null")
        return true
    }

    /// Takes `true` or `false`.
    package mutating func bool() throws(JSONError) -> Bool {
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        switch bytes[position] {
        case UInt8(ascii: "t"):
            try word("true")
            return true
        case UInt8(ascii: "f"):
            try word("false")
            return false
        default: throw mismatch()
        }
    }

    /// Takes `true` or `false`, or `null` as nil.
    package mutating func boolOrNil() throws(JSONError) -> Bool? {
        try takeNull() ? nil : bool()
    }

    /// Takes a whole number; `2.0` and `2e3` count as whole.
    /// - Throws: `numberOutOfRange` beyond 64 bits, `typeMismatch` for another kind and for a fraction.
    package mutating func int() throws(JSONError) -> Int {
        let start = position
        let number = try number()
        if number.isWhole {
            guard let value = integer(number) else { throw JSONError(.numberOutOfRange, at: start) }
            return value
        }
        let value = try double(number)
        guard value.rounded() == value else { throw JSONError(.typeMismatch, at: start) }
        guard let whole = Int(exactly: value) else { throw JSONError(.numberOutOfRange, at: start) }
        return whole
    }

    /// Takes a whole number as ``int()`` does, or `null` as nil.
    package mutating func intOrNil() throws(JSONError) -> Int? {
        try takeNull() ? nil : int()
    }

    /// Takes a number as the nearest Double.
    /// - Throws: `numberOutOfRange` where that would be infinite.
    package mutating func double() throws(JSONError) -> Double {
        let number = try number()
        return try double(number)
    }

    /// Takes a number as ``double()`` does, or `null` as nil.
    package mutating func doubleOrNil() throws(JSONError) -> Double? {
        try takeNull() ? nil : double()
    }

    /// The value when it fits 64 bits.
    func integer(_ number: NumberSpan) -> Int? {
        var index = number.start
        let negative = bytes[index] == UInt8(ascii: "-")
        if negative { index += 1 }
        var value = 0
        while index < number.end {
            let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
            let digit = Int(bytes[index] &- 48)
            let (next, carry) =
                negative ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
            if overflow || carry { return nil }
            value = next
            index += 1
        }
        return value
    }

    func double(_ number: NumberSpan) throws(JSONError) -> Double {
        if number.isWhole, number.end - number.start < 16, bytes[number.start] != UInt8(ascii: "-"),
            let whole = integer(number)
        {
            return Double(whole)
        }
        let text = String(decoding: bytes[number.start..<number.end], as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw JSONError(.numberOutOfRange, at: number.start) }
        return value
    }

    private mutating func word(_ word: StaticString) throws(JSONError) {
        for offset in 0..<word.utf8CodeUnitCount where !take(word.utf8Start[offset]) { throw unexpected() }
    }
}
