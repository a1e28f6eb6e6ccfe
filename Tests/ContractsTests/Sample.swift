import Contracts
import Testing

/// A value of a contract type with what tests do to it, so that one test goes over all types.
struct Sample: Sendable, CustomTestStringConvertible {
    /// How much of a message is filled.
    enum Extent: String {
        /// Every field.
        case full
        /// Only the required ones.
        case least
    }

    /// The type's name, which is the protobuf message's too.
    let message: String
    let extent: Extent
    let encoded: @Sendable () throws -> [UInt8]
    let equals: @Sendable ([UInt8]) throws -> Bool
    let recoded: @Sendable ([UInt8]) throws -> [UInt8]

    init<Value: Codable & Hashable & Sendable>(_ value: Value, _ extent: Extent) {
        message = String(describing: Value.self)
        self.extent = extent
        encoded = { try ContractJSON.encode(value) }
        equals = { try ContractJSON.decode(Value.self, from: $0) == value }
        recoded = { try ContractJSON.encode(try ContractJSON.decode(Value.self, from: $0)) }
    }

    /// The same message with every field and with only the required ones.
    static func pair<Value: Codable & Hashable & Sendable>(_ full: Value, least: Value) -> [Sample] {
        [Sample(full, .full), Sample(least, .least)]
    }

    var testDescription: String { "\(message) (\(extent.rawValue))" }

    /// Where its JSON is kept.
    var golden: String { "messages/\(message).\(extent.rawValue).json" }
}
