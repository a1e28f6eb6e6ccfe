/// A set of lower-case words to look up bytes in.
struct WordSet: Sendable {
    private let words: Set<ByteText>

    /// The words, between spaces.
    init(_ words: String) {
        self.words = Set(words.split(separator: " ").map { ByteText($0.utf8) })
    }

    func contains(_ word: ByteText) -> Bool { !word.isEmpty && words.contains(word) }

    /// Looks a short stretch up, ignoring case.
    func contains(_ word: ArraySlice<UInt8>) -> Bool {
        word.count <= 24 && words.contains(word.map(\.lowercased))
    }
}
