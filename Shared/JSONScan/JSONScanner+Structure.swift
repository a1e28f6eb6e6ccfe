extension JSONScanner {
    /// Visits the members of an object in order. A member whose value the closure leaves untouched is skipped.
    /// - Throws: `typeMismatch` when the value is no object; any code of the grammar; what the closure throws.
    package mutating func object(
        _ member: (inout JSONScanner, JSONText) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard take(UInt8(ascii: "{")) else { throw mismatch() }
        try enter()
        skipWhitespace()
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipWhitespace()
                let key = try key()
                let start = position
                try member(&self, key)
                if position == start { try skip() }
                skipWhitespace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw unexpected() }
        }
        depth -= 1
    }

    /// The same as `object`, or false for `null`.
    @discardableResult
    package mutating func objectOrNil(
        _ member: (inout JSONScanner, JSONText) throws(JSONError) -> Void
    ) throws(JSONError) -> Bool {
        if try takeNull() { return false }
        try object(member)
        return true
    }

    /// Visits the elements of an array in order. An element that the closure leaves untouched is skipped.
    /// - Throws: `typeMismatch` when the value is no array; any code of the grammar; what the closure throws.
    package mutating func array(_ element: (inout JSONScanner) throws(JSONError) -> Void) throws(JSONError) {
        guard take(UInt8(ascii: "[")) else { throw mismatch() }
        try enter()
        skipWhitespace()
        if !take(UInt8(ascii: "]")) {
            repeat {
                skipWhitespace()
                let start = position
                try element(&self)
                if position == start { try skip() }
                skipWhitespace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw unexpected() }
        }
        depth -= 1
    }

    /// The same as `array`, or false for `null`.
    @discardableResult
    package mutating func arrayOrNil(
        _ element: (inout JSONScanner) throws(JSONError) -> Void
    ) throws(JSONError) -> Bool {
        if try takeNull() { return false }
        try array(element)
        return true
    }

    /// Checks the next value and passes over it.
    package mutating func skip() throws(JSONError) {
        guard let kind else { throw unexpected() }
        switch kind {
        case .string:
            position &+= 1
            _ = try stringBody()
        case .number: _ = try number()
        case .bool: _ = try bool()
        case .null: _ = try takeNull()
        case .object: try object { scanner, _ throws(JSONError) in try scanner.skip() }
        case .array: try array { scanner throws(JSONError) in try scanner.skip() }
        }
    }

    /// Checks the next value, passes over it and says where it stands in the text.
    package mutating func range() throws(JSONError) -> Range<Int> {
        let start = position
        try skip()
        return start..<position
    }

    private mutating func key() throws(JSONError) -> JSONText {
        guard take(UInt8(ascii: "\"")) else { throw unexpected() }
        let key = try textBody()
        skipWhitespace()
        guard take(UInt8(ascii: ":")) else { throw unexpected() }
        skipWhitespace()
        return key
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        if depth > Self.depthLimit { throw error(.tooDeep) }
    }
}
