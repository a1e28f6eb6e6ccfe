/// The reports as sparse rows of numbers, six bytes a number.
struct TrainingTable {
    /// Row numbers of all reports, one report after another.
    private(set) var rows: [UInt32] = []
    /// The value of each, 65,535 standing for 2.
    private(set) var values: [UInt16] = []
    /// Where each report begins, and the end.
    private(set) var starts: [Int] = [0]
    private(set) var targets: [TrainingTarget] = []

    static let unit: Float = 2 / 65_535

    /// Room for so many numbers; room that is never written costs no memory.
    init(capacity: Int) {
        rows.reserveCapacity(capacity)
        values.reserveCapacity(capacity)
    }

    mutating func append(
        _ lesson: LessonCounter, _ vocabulary: Vocabulary, values: UnsafeMutablePointer<Float>, target: TrainingTarget
    ) {
        let counter = lesson.counter
        let scales = vocabulary.scales(counter, values: values)
        for index in 0..<counter.touchedCount {
            let row = Int(counter.touched[index])
            append(row, values[index] * scales[vocabulary.family(row)])
        }
        let spelling = FeatureFamily.spellingScale(words: counter.spelledWords)
        for row in lesson.characters { append(Int(row), lesson.values[Int(row)] * spelling) }
        starts.append(rows.count)
        targets.append(target)
    }

    private mutating func append(_ row: Int, _ value: Float) {
        rows.append(UInt32(row))
        values.append(UInt16(min(65_535, (value / TrainingTable.unit).rounded())))
    }
}

/// What a report should be judged as.
struct TrainingTarget {
    /// Lanes 0…4 the categories, 8…12 the experts; each half sums to 1.
    var lanes: SIMD16<Float>
    /// How much it counts, by lane; nothing where nobody said what is right.
    var weight: SIMD16<Float>

    /// Counts the same for category and expert.
    init(lanes: SIMD16<Float>, weight: Float) {
        self.lanes = lanes
        self.weight = SIMD16(repeating: weight)
    }
}

extension Vocabulary {
    func value(_ row: Int, count: UInt16) -> Float {
        rarity[row] * Vocabulary.dampened[min(Int(count), 255)]
    }

    /// The row of a feature, 0 when training did not keep it.
    func row(_ hash: UInt64) -> Int { Int(rows[FeatureHash.bucket(hash, bits: Vocabulary.bits)]) }

    /// What each family's values are multiplied by in the report that was counted, so that its length is the family's
    /// scale; for characters see ``FeatureFamily/spellingScale(words:)``.
    /// - Parameter values: Gets the value of each touched row.
    @inline(__always)
    func scales(_ counter: FeatureCounter, values: UnsafeMutablePointer<Float>) -> SIMD8<Float> {
        var squares = SIMD8<Float>.zero
        rarity.withUnsafeBufferPointer { rarity in
            Vocabulary.dampened.withUnsafeBufferPointer { dampened in
                // Rows come family by family, so that the sum of one changes hands seldom.
                var current = 0
                var sum: Float = 0
                for index in 0..<counter.touchedCount {
                    let row = Int(counter.touched[index])
                    let value = rarity[row] * dampened[min(Int(counter.count(row)), 255)]
                    values[index] = value
                    let family = family(row)
                    if family != current {
                        squares[current] += sum
                        sum = 0
                        current = family
                    }
                    sum += value * value
                }
                squares[current] += sum
            }
        }
        var scales = SIMD8<Float>.zero
        for family in FeatureFamily.allCases {
            let lane = Int(family.rawValue)
            scales[lane] = family.scale / max(squares[lane].squareRoot(), 1e-6)
        }
        return scales
    }

    @inline(__always)
    func family(_ row: Int) -> Int {
        var family = 0
        while family < FeatureFamily.count - 1, row >= familyEnds[family] { family += 1 }
        return family
    }
}
