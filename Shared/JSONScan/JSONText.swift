/// A key or a short string as it stands in the scanned text, to be compared without a copy.
///
/// Valid only while the scanned bytes are; `String(text)` keeps it. Compare with `==` or in a `switch` with literals.
package struct JSONText {
    /// The bytes between the quotes.
    private let bytes: UnsafeRawBufferPointer
    /// The text itself where it was written with escapes.
    private let unescaped: String?

    init(bytes: UnsafeRawBufferPointer, unescaped: String?) {
        self.bytes = bytes
        self.unescaped = unescaped
    }

    /// Whether the text is the literal.
    @inline(__always)
    package static func == (text: JSONText, literal: StaticString) -> Bool {
        if let unescaped = text.unescaped { return unescaped == literal.description }
        guard text.bytes.count == literal.utf8CodeUnitCount else { return false }
        let other = literal.utf8Start
        for index in 0..<text.bytes.count where text.bytes[index] != other[index] { return false }
        return true
    }

    /// Lets a `switch` over a text name literals as its cases.
    @inline(__always)
    package static func ~= (literal: StaticString, text: JSONText) -> Bool { text == literal }

    fileprivate var text: String { unescaped ?? String(decoding: bytes, as: UTF8.self) }
}

extension String {
    /// A copy that outlives the scanned bytes.
    package init(_ text: JSONText) { self = text.text }
}
