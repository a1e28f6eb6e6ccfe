/// A YAML text prepared for the parser so that it never expands an alias and never stops at a duplicate key.
///
/// Two harmless substitutions make both the reader's own business, with positions and limits of its own:
/// every `*` becomes a private-use character, so that an alias arrives as a plain scalar that starts with it; and a key
/// that the parser reports as a duplicate gets a tag of its own, which makes it unique. Positions are mapped back.
struct YAMLSource {
    /// Stands for `*`. Texts that contain it are refused beforehand.
    static let star: Unicode.Scalar = "\u{E02A}"

    private let scalars: [Unicode.Scalar]
    private var marks: [Int: [Int]] = [:]

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The number of characters.
    var count: Int { scalars.count }

    /// The first character that YAML forbids or that this type needs for itself.
    func firstForbidden() -> (scalar: Unicode.Scalar, position: TextPosition)? {
        var found: (Unicode.Scalar, TextPosition)?
        walk { scalar, position in
            let isAllowed: Bool
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: isAllowed = true
            case 0x10000...0x10FFFF: isAllowed = true
            default: isAllowed = false
            }
            if !isAllowed || scalar == YAMLSource.star { found = (scalar, position) }
            return found == nil
        }
        return found
    }

    /// Makes the key at this place unique; `false` when that was already done or the place does not exist.
    mutating func markDuplicate(at position: TextPosition) -> Bool {
        guard position.line > 0, !(marks[position.line]?.contains(position.column) ?? false) else { return false }
        marks[position.line, default: []].append(position.column)
        marks[position.line]?.sort()
        return true
    }

    /// The text for the parser.
    func prepared() -> String {
        var text = String.UnicodeScalarView()
        walk { scalar, position in
            if !marks.isEmpty, marks[position.line]?.contains(position.column) ?? false {
                text.append(contentsOf: tag(at: position).unicodeScalars)
            }
            text.append(scalar == "*" ? YAMLSource.star : scalar)
            return true
        }
        return String(text)
    }

    /// Where a place of the prepared text stands in the original.
    func original(of position: TextPosition) -> TextPosition {
        guard let columns = marks[position.line] else { return position }
        var shift = 0
        for column in columns where position.column > column + shift {
            shift += tag(at: TextPosition(line: position.line, column: column)).unicodeScalars.count
        }
        return TextPosition(line: position.line, column: max(1, position.column - shift))
    }

    /// A scalar of the prepared text as it was written.
    static func restored(_ text: String) -> String {
        guard text.unicodeScalars.contains(star) else { return text }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.unicodeScalars.lazy.map { $0 == star ? "*" : $0 })
        return String(view)
    }

    private func tag(at position: TextPosition) -> String { "!duplicate-\(position.line)-\(position.column) " }

    /// Visits each character with its place, counting lines as YAML 1.1 does.
    private func walk(_ visit: (Unicode.Scalar, TextPosition) -> Bool) {
        var position = TextPosition.start
        for index in scalars.indices {
            let scalar = scalars[index]
            guard visit(scalar, position) else { return }
            let endsLine: Bool
            switch scalar {
            case "\n", "\u{85}", "\u{2028}", "\u{2029}": endsLine = true
            case "\r": endsLine = index + 1 == scalars.count || scalars[index + 1] != "\n"
            default: endsLine = false
            }
            if endsLine {
                position = TextPosition(line: position.line + 1, column: 1)
            } else {
                position.column += 1
            }
        }
    }
}
