/// Counts features by their row, reused from report to report, and adds up what the words' characters say.
struct FeatureCounter: FeatureSink {
    /// By bucket: the row in the model, 0 for a feature that training did not keep.
    let rows: UnsafePointer<UInt32>
    let bits: UInt64
    /// Rows of words end here.
    let wordRows: Int
    /// By row: how often it was seen in this report, with ``spelled`` set once its characters were taken.
    let counts: UnsafeMutablePointer<UInt16>
    /// Rows seen in this report, in the order of their first occurrence.
    let touched: UnsafeMutablePointer<UInt32>
    /// What the characters say; `nil` while the model has no weights yet.
    let spellings: SpellingTable.Reader?
    var touchedCount = 0
    /// Single words that training never saw, and all.
    var unknownWords = 0
    var allWords = 0
    /// The sum over the report's different words, and their number.
    var spelling = SIMD16<Float>.zero
    var spelledWords = 0
    private var word = SpelledWord()

    static let spelled: UInt16 = 0x8000

    init(
        rows: UnsafePointer<UInt32>, bits: UInt64, wordRows: Int, counts: UnsafeMutablePointer<UInt16>,
        touched: UnsafeMutablePointer<UInt32>, spellings: SpellingTable.Reader?
    ) {
        self.rows = rows
        self.bits = bits
        self.wordRows = wordRows
        self.counts = counts
        self.touched = touched
        self.spellings = spellings
    }

    /// How often a row was seen.
    @inline(__always)
    func count(_ row: Int) -> UInt16 { counts[row] & 0x7FFF }

    @inline(__always)
    mutating func add(_ hash: UInt64, _ family: FeatureFamily, token: Int, length: Int) {
        let row = rows[FeatureHash.bucket(hash, bits: bits)]
        if family == .character {
            if row != 0, let spellings { word.add(Int(row), spellings) }
            return
        }
        if family == .word, length == 1 {
            allWords &+= 1
            if row == 0 { unknownWords &+= 1 }
        }
        guard row != 0 else { return }
        let count = counts[Int(row)]
        if count == 0 {
            touched[touchedCount] = row
            touchedCount &+= 1
        }
        counts[Int(row)] = count & 0x7FFF == 0x7FFF ? count : count &+ 1
    }

    /// Known words are taken once from the table, unknown ones spelled out each time.
    @inline(__always)
    mutating func wantsSpelling(_ word: ReadText.Token, token: Int) -> Bool {
        let row = Int(rows[FeatureHash.bucket(word.hash ^ Salt.word, bits: bits)])
        guard row != 0, row < wordRows, counts[row] != 0 else { return true }
        guard counts[row] & FeatureCounter.spelled == 0 else { return false }
        counts[row] |= FeatureCounter.spelled
        guard let spellings else { return true }
        spelling += spellings.words[row].lanes
        spelledWords &+= 1
        return false
    }

    @inline(__always)
    mutating func endSpelling() {
        spelling += word.vector
        spelledWords &+= 1
        word = SpelledWord()
    }
}

/// One word as its characters are handed out: their weighed sum, to be divided by their length.
struct SpelledWord {
    private var sum = SIMD16<Float>.zero
    private var squares: Float = 0

    @inline(__always)
    mutating func add(_ row: Int, _ spellings: SpellingTable.Reader) {
        let rarity = spellings.rarity[row]
        sum += spellings.weights[row].lanes * rarity
        squares += rarity * rarity
    }

    @inline(__always)
    var vector: SIMD16<Float> { squares > 0 ? sum / squares.squareRoot() : .zero }
}
