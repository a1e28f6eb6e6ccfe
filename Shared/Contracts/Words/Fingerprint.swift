/// The identity of an error: `v1:` and 16 hex digits, or what a newer version writes.
package struct Fingerprint: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    /// The text form.
    package let rawValue: String

    /// Takes any text; how one is made is FailureText's affair.
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
}
