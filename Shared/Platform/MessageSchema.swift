import Contracts
import ServiceHTTP

/// The JSON Schema of a message, found by watching its synthesised decoder ask for its fields: so the API's description and
/// the types can't disagree.
enum MessageSchema {
    static func schema<Message: Decodable>(of type: Message.Type) -> JSONSchema {
        let notes = FieldNotes()
        let decoder = WatchedDecoder(notes: notes)
        _ = try? Message(from: decoder)
        guard notes.isObject else { return notes.single ?? .string() }
        return JSONSchema.object(notes.fields, required: notes.required.sorted()).named(String(describing: type))
    }

    /// A value for a decoder to go on with, and its schema; the words of closed formats are tried one after the other.
    fileprivate static func sample<Value: Decodable>(of type: Value.Type) throws -> (Value, JSONSchema) {
        for (word, schema) in words {
            if let value = try? Value(from: SingleValue(word: word)) { return (value, schema) }
        }
        let notes = FieldNotes()
        let value = try Value(from: WatchedDecoder(notes: notes))
        guard notes.isObject else { return (value, notes.single ?? .any) }
        return (value, .object(notes.fields, required: notes.required.sorted()).named(String(describing: type)))
    }

    private static let words: [(String, JSONSchema)] = [
        ("a word", .string()), ("2026-01-01T00:00:00.000Z", .string(format: "date-time")),
        ("01HZZZZZZZZZZZZZZZZZZZZZZZ", .string()), ("owner/name", .string()), ("owner/name#1", .string()),
    ]
}

/// What a decoder asked for. Used by one call on one thread.
private final class FieldNotes {
    var fields: [String: JSONSchema] = [:]
    var required: Set<String> = []
    var isObject = false
    var single: JSONSchema?
}

private struct WatchedDecoder: Decoder {
    let notes: FieldNotes
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        notes.isObject = true
        return KeyedDecodingContainer(WatchedFields<Key>(notes: notes))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unsupported() }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Unsupported() }
}

private struct Unsupported: Error {}

private struct WatchedFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: FieldNotes
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    private func note(_ key: Key, _ schema: JSONSchema, required: Bool = true) {
        notes.fields[key.stringValue] = schema
        if required { notes.required.insert(key.stringValue) }
    }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { true }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { note(key, .boolean()); return false }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { note(key, .string()); return "a word" }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { note(key, .number()); return 0 }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { note(key, .integer()); return 0 }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let (value, schema) = try MessageSchema.sample(of: type)
        note(key, schema)
        return value
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        note(key, .boolean(), required: false); return nil
    }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        note(key, .string(), required: false); return nil
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        note(key, .number(), required: false); return nil
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        note(key, .integer(), required: false); return nil
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        if let list = type as? any ListSample.Type {
            note(key, .array(of: try list.elementSchema()), required: false)
        } else if let map = type as? any MapSample.Type {
            note(key, .map(of: try map.valueSchema()), required: false)
        } else {
            note(key, try MessageSchema.sample(of: type).1, required: false)
        }
        return nil
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw Unsupported() }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw Unsupported() }
    func superDecoder() throws -> any Decoder { throw Unsupported() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw Unsupported() }
}

private protocol ListSample { static func elementSchema() throws -> JSONSchema }

extension Array: ListSample where Element: Decodable {
    static func elementSchema() throws -> JSONSchema { try plainSchema(of: Element.self) }
}

private protocol MapSample { static func valueSchema() throws -> JSONSchema }

extension Dictionary: MapSample where Key == String, Value: Decodable {
    static func valueSchema() throws -> JSONSchema { try plainSchema(of: Value.self) }
}

private func plainSchema<Value: Decodable>(of type: Value.Type) throws -> JSONSchema {
    if type == Int.self { return .integer() }
    if type == Double.self { return .number() }
    if type == Bool.self { return .boolean() }
    if type == String.self { return .string() }
    return try MessageSchema.sample(of: type).1
}

/// A decoder of one word.
private struct SingleValue: Decoder, SingleValueDecodingContainer {
    let word: String
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> { throw Unsupported() }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unsupported() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
    func decodeNil() -> Bool { false }
    func decode(_ type: String.Type) throws -> String { word }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard let value = word as? Value else { throw Unsupported() }
        return value
    }
}
