package import JSONScan

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string, from a literal.
    package init(stringLiteral value: String) { self = .string(value) }
    /// A whole number, from a literal.
    package init(integerLiteral value: Int) { self = .int(value) }
    /// `true` or `false`, from a literal.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// `null`, from `nil`.
    package init(nilLiteral: ()) { self = .null }
    /// An array, from a literal.
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object, from a literal; its members keep their order.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }

    /// A text, or null.
    static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    /// The text of it as JSON.
    package var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }

    /// The texts of an array; `nil` for anything else.
    var strings: [String]? {
        guard case .array(let elements) = self else { return nil }
        return elements.compactMap(\.string)
    }

    /// The members of an object.
    var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }

    /// The elements of an array.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// An object with more members behind its own.
    func adding(_ members: JSONValue) -> JSONValue {
        guard case .object(let own) = self, case .object(let more) = members else { return self }
        return .object(own + more)
    }
}
