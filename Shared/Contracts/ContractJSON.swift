import FoundationEssentials

/// How contract types become JSON and back: snake_case keys, sorted, slashes as they are.
package enum ContractJSON {
    /// The value as compact JSON with sorted keys.
    ///
    /// - Throws: `EncodingError` when a number is not finite.
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// The value that the JSON holds; unknown fields are ignored.
    ///
    /// - Throws: `DecodingError` that names the coding path.
    package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: some Sequence<UInt8>) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
