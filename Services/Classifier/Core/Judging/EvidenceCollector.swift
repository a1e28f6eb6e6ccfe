/// Adds up, by token, how much each feature moved the verdict: the second pass over a report, for people.
struct EvidenceCollector: FeatureSink {
    private let counter: FeatureCounter
    private let model: EmbeddedModel
    /// Of each family's vector in this report.
    private let scales: SIMD8<Float>
    private let spellingScale: Float
    /// What is for the verdict, and what against.
    private let direction: SIMD16<Float>
    /// By token.
    private(set) var moved: [Float]

    /// A second pass after `counter` made the first.
    init(
        counter: FeatureCounter, values: UnsafeMutablePointer<Float>, model: EmbeddedModel, direction: SIMD16<Float>,
        tokenCount: Int
    ) {
        self.counter = counter
        self.model = model
        self.direction = direction
        scales = model.vocabulary.scales(counter, values: values)
        spellingScale = FeatureFamily.spellingScale(words: counter.spelledWords)
        moved = [Float](repeating: 0, count: tokenCount)
    }

    mutating func add(_ hash: UInt64, _ family: FeatureFamily, token: Int, length: Int) {
        let row = model.vocabulary.row(hash)
        guard row != 0, length > 0 else { return }
        let count = counter.count(row)
        guard count > 0 else { return }
        let value = model.vocabulary.value(row, count: count) / Float(count) * scales[model.vocabulary.family(row)]
        let weight = (model.weights[row].lanes * direction).sum() * value / Float(length)
        for index in token..<min(token + length, moved.count) { moved[index] += weight }
    }

    /// What a known word's characters say is shared by its occurrences; those of unknown words are left out.
    mutating func wantsSpelling(_ word: ReadText.Token, token: Int) -> Bool {
        let row = model.vocabulary.row(word.hash ^ Salt.word)
        let count = counter.count(row)
        guard row != 0, row < model.spellings.words.count, count > 0 else { return false }
        moved[token] += (model.spellings.words[row].lanes * direction).sum() * spellingScale / Float(count)
        return false
    }

    func endSpelling() {}
}
