/// Why a text is not the JSON that was asked for, and where.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    package enum Code: String, Sendable {
        /// The text ends inside a value.
        case unexpectedEnd = "unexpected_end"
        /// A byte that the grammar does not allow here.
        case unexpectedByte = "unexpected_byte"
        /// A number the grammar does not allow, such as `01` or `1.`.
        case invalidNumber = "invalid_number"
        /// An escape the grammar does not allow, or a bare control character.
        case invalidString = "invalid_string"
        /// Bytes that are no UTF-8.
        case invalidUTF8 = "invalid_utf8"
        /// More than 128 objects and arrays inside each other.
        case tooDeep = "too_deep"
        /// Well-formed, but of another kind than was asked for.
        case typeMismatch = "type_mismatch"
        /// A number that the asked type does not hold.
        case numberOutOfRange = "number_out_of_range"
        /// Something stands after the value.
        case trailingBytes = "trailing_bytes"
    }

    /// What is wrong.
    package let code: Code
    /// The byte at which it was noticed, counted from 0.
    package let offset: Int

    /// The code and the place, without any of the text.
    package var description: String { "\(code.rawValue) at byte \(offset)" }

    /// For a caller that finds a well-formed value wanting.
    package init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
    }
}
