import Foundation
import JSONScan

/// Reads the same text with Foundation's decoder, as the judge of ours.
struct FoundationValue: Decodable {
    let value: JSONValue

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Key.self) {
            value = .object(
                try object.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
                    .init($0.stringValue, try object.decode(FoundationValue.self, forKey: $0).value)
                })
        } else if var array = try? decoder.unkeyedContainer() {
            var elements: [JSONValue] = []
            while !array.isAtEnd { elements.append(try array.decode(FoundationValue.self).value) }
            value = .array(elements)
        } else {
            value = try Self.scalar(decoder.singleValueContainer())
        }
    }

    private static func scalar(_ scalar: any SingleValueDecodingContainer) throws -> JSONValue {
        if scalar.decodeNil() { return .null }
        if let flag = try? scalar.decode(Bool.self) { return .bool(flag) }
        if let number = try? scalar.decode(Int.self) { return .int(number) }
        if let number = try? scalar.decode(Double.self) { return .double(number) }
        return .string(try scalar.decode(String.self))
    }

    static func read(_ bytes: [UInt8]) throws -> JSONValue {
        try JSONDecoder().decode(FoundationValue.self, from: Data(bytes)).value
    }
}

extension JSONValue {
    /// With keys in order and each once, and whole numbers as integers, as Foundation gives them.
    var canonical: JSONValue {
        switch self {
        case .array(let elements): .array(elements.map(\.canonical))
        case .object(let members):
            .object(
                Dictionary(members.map { ($0.key, $0.value.canonical) }, uniquingKeysWith: { $1 })
                    .sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
        case .double(let number): Int(exactly: number).map { .int($0) } ?? self
        default: self
        }
    }
}
