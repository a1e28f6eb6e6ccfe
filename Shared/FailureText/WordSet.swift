/// A set of lower-case words to look up bytes in.
struct WordSet: Sendable {
    private let words: Set<ByteText>
    /// For each first byte the lengths of its words, as bits: most words of a text end here, unhashed and uncopied.
    private let lengths: [UInt32]

    /// The words, between spaces, each of fewer than 32 letters.
    init(_ words: String) {
        self.words = Set(words.split(separator: " ").map { ByteText($0.utf8) })
        var lengths = [UInt32](repeating: 0, count: 256)
        for word in self.words { lengths[Int(word[0])] |= 1 << UInt32(word.count) }
        self.lengths = lengths
    }

    /// Looks a stretch up, ignoring case.
    func contains(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, word.count < 32, lengths[Int(first.lowercased)] & 1 << UInt32(word.count) != 0
        else {
            return false
        }
        return words.contains(word.map(\.lowercased))
    }
}
