/// A published list of words that may grow: a value that this version does not know is kept as it came, so that an old
/// service passes on what a newer one wrote.
///
/// On the wire a plain JSON string.
package protocol OpenEnum: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible
where RawValue == String {
    /// The words of this version, in their documented order.
    static var known: [Self] { get }

    /// Takes any word, known or not.
    init(rawValue: String)
}

extension OpenEnum {
    /// Whether this version knows the word.
    package var isKnown: Bool { Self.known.contains(self) }

    /// The word as it stands on the wire.
    package var description: String { rawValue }

    /// Reads a single JSON string.
    package init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes a single JSON string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
