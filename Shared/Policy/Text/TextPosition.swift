/// A place in a text: line and column from 1, the column counted in Unicode scalars.
struct TextPosition: Hashable, Sendable {
    var line: Int
    var column: Int

    static let start = TextPosition(line: 1, column: 1)
}
