/// Takes the features of a report as they are found.
protocol FeatureSink {
    /// A feature that spans `length` tokens from `token`; structured facts span none.
    mutating func add(_ hash: UInt64, _ family: FeatureFamily, token: Int, length: Int)

    /// Whether the characters of the word at `token` are wanted; they follow as features of their own up to
    /// ``endSpelling()``. Asked after the words themselves.
    mutating func wantsSpelling(_ word: ReadText.Token, token: Int) -> Bool

    /// The characters of the word are complete.
    mutating func endSpelling()
}

/// Features of one family are weighted and normalised together.
enum FeatureFamily: UInt8, CaseIterable {
    /// Words, pairs of words, codes.
    case word
    /// Runs of characters inside words.
    case character
    /// Words by where they stand: title, machine's lines, last lines, after a negation.
    case place
    /// Concepts of the lexicon, alone, in pairs and by where they stand.
    case concept
    /// What the error table says of the codes and phrases.
    case knownError
    /// What numbers, versions and outcomes say of the course of events.
    case signal

    static let count = 6

    /// Share of each family in the length of a report's vector.
    var scale: Float {
        switch self {
        case .word: 1.5
        case .character: 0.8
        case .place: 1.1
        case .concept: 0.6
        case .knownError: 0.15
        case .signal: 0.2
        }
    }

    /// What the sum over `words` different words is multiplied by.
    @inline(__always)
    static func spellingScale(words: Int) -> Float { 1 / Float(max(1, words)).squareRoot() }
}
