/// The shape of a JSON value, as JSON Schema 2020-12 says it.
package struct JSONSchema: Hashable, Sendable {
    /// The schema, in which named parts are references to `#/components/schemas`.
    package private(set) var value: JSONValue
    /// The named parts that it refers to.
    package private(set) var components: [String: JSONValue]

    private init(_ members: [String: JSONValue], components: [String: JSONValue] = [:]) {
        value = .object(members)
        self.components = components
    }

    /// Any value.
    package static let any = JSONSchema([:])

    /// True or false.
    package static func boolean() -> JSONSchema { JSONSchema(["type": "boolean"]) }

    /// Text, optionally of a format (`date-time`, `uri`).
    package static func string(format: String? = nil) -> JSONSchema {
        var members: [String: JSONValue] = ["type": "string"]
        if let format { members["format"] = .string(format) }
        return JSONSchema(members)
    }

    /// One of a closed list of words.
    package static func string(oneOf words: [String]) -> JSONSchema {
        JSONSchema(["type": "string", "enum": .array(words.map { .string($0) })])
    }

    /// A word of a list that may grow; the words known today are examples.
    package static func string(examples words: [String]) -> JSONSchema {
        JSONSchema(["type": "string", "examples": .array(words.map { .string($0) })])
    }

    /// A whole number.
    package static func integer(minimum: Int? = nil, maximum: Int? = nil) -> JSONSchema {
        var members: [String: JSONValue] = ["type": "integer"]
        if let minimum { members["minimum"] = .integer(minimum) }
        if let maximum { members["maximum"] = .integer(maximum) }
        return JSONSchema(members)
    }

    /// A number.
    package static func number(minimum: Double? = nil, maximum: Double? = nil) -> JSONSchema {
        var members: [String: JSONValue] = ["type": "number"]
        if let minimum { members["minimum"] = .number(minimum) }
        if let maximum { members["maximum"] = .number(maximum) }
        return JSONSchema(members)
    }

    /// A list.
    package static func array(of element: JSONSchema) -> JSONSchema {
        JSONSchema(["type": "array", "items": element.value], components: element.components)
    }

    /// An object with any names and values of one shape.
    package static func map(of element: JSONSchema) -> JSONSchema {
        JSONSchema(["type": "object", "additionalProperties": element.value], components: element.components)
    }

    /// An object with named members; others are ignored by the reader.
    package static func object(_ properties: [String: JSONSchema], required: [String] = []) -> JSONSchema {
        var members: [String: JSONValue] = ["type": "object", "properties": .object(properties.mapValues(\.value))]
        if !required.isEmpty { members["required"] = .array(required.sorted().map { .string($0) }) }
        let components = properties.values.reduce(into: [:]) { all, part in
            all.merge(part.components) { first, _ in first }
        }
        return JSONSchema(members, components: components)
    }

    /// A reference to a part that another schema of the same document names.
    package static func reference(_ name: String) -> JSONSchema {
        JSONSchema(["$ref": .string("#/components/schemas/\(name)")])
    }

    /// The same shape under a name, written once in the document and referred to.
    package func named(_ name: String) -> JSONSchema {
        var reference = JSONSchema.reference(name)
        reference.components = components.merging([name: value]) { first, _ in first }
        return reference
    }

    /// The same shape with a sentence on what it means.
    package func described(_ text: String) -> JSONSchema {
        guard case .object(var members) = value else { return self }
        members["description"] = .string(text)
        return JSONSchema(members, components: components)
    }
}
