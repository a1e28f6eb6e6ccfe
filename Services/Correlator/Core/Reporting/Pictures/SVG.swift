import FailureText

/// A piece of a picture. What is put into one is escaped, unless it is one itself.
package struct SVG: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The markup.
    package let text: String

    /// Takes the literal as markup.
    package init(stringLiteral value: String) { text = value }

    /// Takes the literal parts as markup and escapes the values between them.
    package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    private init(markup: String) { text = markup }

    /// One after the other.
    static func join(_ parts: [SVG]) -> SVG { SVG(markup: parts.map(\.text).joined()) }

    /// Collects the parts.
    package struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        /// Begins with nothing.
        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

        /// Markup as it is.
        package mutating func appendLiteral(_ literal: String) { text += literal }

        /// Markup as it is.
        package mutating func appendInterpolation(_ svg: SVG) { text += svg.text }

        /// A length or a place, to a tenth.
        package mutating func appendInterpolation(_ number: Double) {
            let tenths = (number.isFinite ? number * 10 : 0).rounded()
            text += tenths.truncatingRemainder(dividingBy: 10) == 0 ? "\(Int(tenths / 10))" : "\(tenths / 10)"
        }

        /// A text, cleaned of control characters and escaped.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += Inert.html(Sanitizing.clean(value.description))
        }
    }
}
