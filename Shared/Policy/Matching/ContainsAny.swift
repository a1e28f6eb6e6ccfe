/// A list of substrings that is looked for in one pass, without regard to upper and lower case.
///
/// Searching takes time proportional to the text's length, however many substrings there are and whatever both contain.
/// Source: A. Aho and M. Corasick, "Efficient string matching", CACM 18 (1975).
package struct ContainsAny: Hashable, Sendable {
    /// The substrings as they were written, none empty.
    package let substrings: [String]
    /// For each byte its column in `next`; column 0 holds the bytes that no substring has.
    private let columns: [UInt8]
    private let width: Int
    /// The next state by state and column.
    private let next: [Int32]
    /// For each state the first substring that ends there, or -1.
    private let found: [Int32]

    /// The most substrings of one list, and the most characters of one.
    package static let limit = (substrings: 100, characters: 200)

    /// Prepares the search. Empty substrings are left out; an empty list finds nothing.
    package init(_ substrings: [String]) {
        self.substrings = substrings.filter { !$0.isEmpty }
        let automaton = SubstringAutomaton(self.substrings.map { FoldedText($0).bytes })
        (columns, width, next, found) = (automaton.columns, automaton.width, automaton.next, automaton.found)
    }

    /// The substring whose first occurrence ends first; `nil` when none occurs.
    package func first(in text: FoldedText) -> String? {
        var state = 0
        for byte in text.bytes {
            state = Int(next[state * width + Int(columns[Int(byte)])])
            if found[state] >= 0 { return substrings[Int(found[state])] }
        }
        return nil
    }

    /// Whether one of the substrings occurs.
    package func matches(_ text: FoldedText) -> Bool { first(in: text) != nil }

    /// The same for a text that is searched once.
    package func matches(_ text: String) -> Bool { matches(FoldedText(text)) }

    /// Equal when the substrings are.
    package static func == (left: ContainsAny, right: ContainsAny) -> Bool { left.substrings == right.substrings }

    /// Hashes the substrings.
    package func hash(into hasher: inout Hasher) { hasher.combine(substrings) }
}

extension Format<ContainsAny> {
    static var containsAny: Format {
        let list = Format<[String]>.oneOrMany(
            .text("text", limit: ContainsAny.limit.characters), limit: ContainsAny.limit.substrings)
        return Format(
            name: list.name, schema: list.schema, read: { list.read($0, $1, &$2).map(ContainsAny.init) },
            write: { list.write($0.substrings) })
    }
}
