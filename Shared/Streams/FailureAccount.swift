package import Contracts

/// Which entries a failure is still waited for in, and its id in entries that may not be decodable.
package enum FailureAccount {
    /// Whether a failure in this stream is not placed yet as far as this service goes.
    package static func isOpen(_ stream: StreamName, service: String) -> Bool {
        switch service {
        case "classifier": stream == .failures
        case "assigner": stream == .classifications
        default: false
        }
    }

    /// The `failure_id` of an entry's data, found by its bytes: what follows the key in JSON can't stand inside a string, where
    /// its quotes would be escaped.
    package static func failureID(in fields: [(name: String, value: [UInt8])]) -> ULID? {
        let key = Array("\"failure_id\":\"".utf8)
        guard let data = fields.first(where: { $0.name == "data" })?.value,
            let range = data.firstRange(of: key), data.count >= range.upperBound + 26
        else { return nil }
        return ULID(String(decoding: data[range.upperBound..<range.upperBound + 26], as: UTF8.self))
    }
}
