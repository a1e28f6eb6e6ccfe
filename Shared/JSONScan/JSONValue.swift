/// A JSON value kept whole, for the rare place that needs one.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number without fraction and exponent that fits 64 bits.
    case int(Int)
    /// Any other number.
    case double(Double)
    case string(String)
    case array([JSONValue])
    /// The members in the order of the text; a repeated key stays repeated.
    case object([Member])

    /// A key and its value.
    package struct Member: Hashable, Sendable {
        /// The key, its escapes resolved.
        package let key: String
        /// The value.
        package let value: JSONValue

        /// Made of its parts.
        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// Reads one value that fills the text.
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        self = try JSONScanner.scan(bytes) { scanner throws(JSONError) in try scanner.value() }
    }

    /// Reads one value that fills the text.
    package init(parsing text: String) throws(JSONError) {
        self = try JSONScanner.scan(text) { scanner throws(JSONError) in try scanner.value() }
    }

    /// The member of an object; of a repeated key the last. Nil for anything but an object.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    /// The element of an array; nil beyond its end and for anything but an array.
    package subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The text of a string; nil for anything else.
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// A whole number that fits 64 bits; nil for anything else.
    package var int: Int? {
        if case .int(let number) = self { number } else { nil }
    }
}

extension JSONScanner {
    /// Takes the next value whole.
    package mutating func value() throws(JSONError) -> JSONValue {
        guard let kind else { throw unexpected() }
        switch kind {
        case .null:
            _ = try takeNull()
            return .null
        case .bool: return .bool(try bool())
        case .string: return .string(try string())
        case .number:
            let number = try number()
            if number.isWhole, let whole = integer(number) { return .int(whole) }
            return .double(try double(number))
        case .array:
            var elements: [JSONValue] = []
            try array { scanner throws(JSONError) in elements.append(try scanner.value()) }
            return .array(elements)
        case .object:
            var members: [JSONValue.Member] = []
            try object { scanner, key throws(JSONError) in
                members.append(.init(String(key), try scanner.value()))
            }
            return .object(members)
        }
    }
}
