/// A reply of Redis, copied out of the C library.
package enum RedisValue: Hashable, Sendable {
    /// Nothing.
    case null
    /// A number.
    case integer(Int64)
    /// A short word such as `OK`.
    case status(String)
    /// Bytes.
    case bulk([UInt8])
    /// Several replies.
    case array([RedisValue])
    /// A refusal, e.g. `NOSCRIPT No matching script`.
    case error(String)

    /// The text of a status or of bytes.
    package var text: String? {
        switch self {
        case .status(let text): text
        case .bulk(let bytes): String(decoding: bytes, as: UTF8.self)
        default: nil
        }
    }

    /// The number, also when it came as text.
    package var integer: Int64? {
        switch self {
        case .integer(let number): number
        case .bulk, .status: text.flatMap { Int64($0) }
        default: nil
        }
    }

    /// The elements; `nil` when it is no array.
    package var array: [RedisValue]? {
        if case .array(let elements) = self { return elements }
        return nil
    }

    /// The bytes; `nil` when it has none.
    package var bytes: [UInt8]? {
        if case .bulk(let bytes) = self { return bytes }
        return nil
    }
}
