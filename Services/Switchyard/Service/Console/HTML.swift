package import CorrelatorCore
import FailureText

/// A piece of a page. What is put into one is escaped, unless it is one itself.
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The markup.
    package let text: String

    /// Takes the literal as markup.
    package init(stringLiteral value: String) { text = value }

    /// Takes the literal parts as markup and escapes the values between them.
    package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// A picture as it is.
    package init(_ picture: SVG) { text = picture.text }

    private init(markup: String) { text = markup }

    /// One after the other.
    package static func join(_ parts: [HTML]) -> HTML { HTML(markup: parts.map(\.text).joined()) }

    /// Nothing.
    package static let none = HTML(markup: "")

    /// Collects the parts.
    package struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        /// Begins with nothing.
        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

        /// Markup as it is.
        package mutating func appendLiteral(_ literal: String) { text += literal }

        /// Markup as it is.
        package mutating func appendInterpolation(_ html: HTML) { text += html.text }

        /// Pieces of markup, one after the other.
        package mutating func appendInterpolation(_ html: [HTML]) { for part in html { text += part.text } }

        /// A text, escaped.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += Inert.html(Sanitizing.clean(value.description))
        }
    }
}
