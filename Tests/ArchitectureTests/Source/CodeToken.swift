/// A word, a number or a character of code.
struct CodeToken: Hashable, Sendable {
    let text: String
    /// Counted from 1.
    let line: Int
    /// Whether nothing stands between it and the token before.
    let isAdjacent: Bool
}
