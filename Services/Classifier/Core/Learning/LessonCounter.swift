/// Counts the features of a lesson, its characters word by word: the values that judging would take from a table.
struct LessonCounter: FeatureSink {
    /// All but the characters.
    var counter: FeatureCounter
    let rarity: UnsafePointer<Float>
    /// By row: the sum over the lesson's words.
    let values: UnsafeMutablePointer<Float>
    /// Rows of characters in the order of their first occurrence.
    private(set) var characters: [UInt32] = []
    private var word: [UInt32] = []

    init(counter: FeatureCounter, rarity: UnsafePointer<Float>, values: UnsafeMutablePointer<Float>) {
        self.counter = counter
        self.rarity = rarity
        self.values = values
    }

    @inline(__always)
    mutating func add(_ hash: UInt64, _ family: FeatureFamily, token: Int, length: Int) {
        guard family == .character else { return counter.add(hash, family, token: token, length: length) }
        let row = counter.rows[FeatureHash.bucket(hash, bits: counter.bits)]
        if row != 0 { word.append(row) }
    }

    @inline(__always)
    mutating func wantsSpelling(_ word: ReadText.Token, token: Int) -> Bool {
        counter.wantsSpelling(word, token: token)
    }

    mutating func endSpelling() {
        let squares = word.reduce(Float(0)) { $0 + rarity[Int($1)] * rarity[Int($1)] }
        for row in word {
            if values[Int(row)] == 0 { characters.append(row) }
            values[Int(row)] += rarity[Int(row)] / squares.squareRoot()
        }
        counter.endSpelling()
        word.removeAll(keepingCapacity: true)
    }
}
