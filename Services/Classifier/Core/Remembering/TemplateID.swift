/// The identity of a cluster of failures whose errors differ only in free words: `t1:` and 16 hex digits. It is made of the
/// first error of the cluster and stays when others join.
package struct TemplateID: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    /// The version that ids made here begin with; a change of the rules raises it.
    package static let version = "t1"

    /// The text form.
    package let rawValue: String

    /// Takes any text.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The text form.
    package var description: String { rawValue }

    /// Reads a string.
    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes a string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    init(_ number: UInt64) {
        let digits = String(number, radix: 16)
        rawValue = TemplateID.version + ":" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The digits as a number; `nil` for an id of another version.
    var number: UInt64? {
        guard rawValue.utf8.count == 19, rawValue.hasPrefix(TemplateID.version + ":") else { return nil }
        return UInt64(rawValue.dropFirst(3), radix: 16)
    }
}
