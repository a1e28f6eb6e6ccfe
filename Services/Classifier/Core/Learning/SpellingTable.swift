/// What the characters of each known word say together, worked out once after training, so that judging a report looks
/// up its words and not their characters.
struct SpellingTable: Sendable {
    /// By row of a word: the weighed sum of its characters' weights, divided by their length.
    private(set) var words: [PackedLanes]

    /// Pointers for the time of one report.
    struct Reader {
        let words: UnsafePointer<PackedLanes>
        let weights: UnsafePointer<PackedLanes>
        let rarity: UnsafePointer<Float>
    }

    /// Spells every known word of `lessons`.
    init(_ lessons: [Lesson], extractor: FeatureExtractor, vocabulary: Vocabulary, weights: [PackedLanes]) {
        words = [PackedLanes](repeating: .zero, count: vocabulary.familyEnds[0])
        var isDone = [Bool](repeating: false, count: words.count)
        var text = ReadText()
        for lesson in lessons {
            text.read(title: lesson.title, body: lesson.body)
            let tokens = text.tokens
            for token in tokens where !token.isNumber {
                let row = vocabulary.row(token.hash ^ Salt.word)
                guard row != 0, row < words.count, !isDone[row] else { continue }
                isDone[row] = true
                words[row] = PackedLanes(SpellingTable.vector(token, text, extractor, vocabulary, weights))
            }
        }
    }

    private static func vector(
        _ token: ReadText.Token, _ text: borrowing ReadText, _ extractor: FeatureExtractor, _ vocabulary: Vocabulary,
        _ weights: [PackedLanes]
    ) -> SIMD16<Float> {
        var speller = Speller(vocabulary: vocabulary, weights: weights)
        withUnsafePointer(to: token) { token in
            extractor.characters(text.normalized, UnsafeBufferPointer(start: token, count: 1), sink: &speller)
        }
        return speller.squares > 0 ? speller.sum / speller.squares.squareRoot() : .zero
    }

    /// Adds up the characters of one word.
    private struct Speller: FeatureSink {
        let vocabulary: Vocabulary
        let weights: [PackedLanes]
        var sum = SIMD16<Float>.zero
        var squares: Float = 0

        mutating func add(_ hash: UInt64, _ family: FeatureFamily, token: Int, length: Int) {
            let row = vocabulary.row(hash)
            guard row != 0 else { return }
            sum += weights[row].lanes * vocabulary.rarity[row]
            squares += vocabulary.rarity[row] * vocabulary.rarity[row]
        }

        func wantsSpelling(_ word: ReadText.Token, token: Int) -> Bool { true }

        func endSpelling() {}
    }
}
