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

    mutating func append(_ counter: FeatureCounter, _ vocabulary: Vocabulary, target: TrainingTarget) {
        var squares = [Float](repeating: 0, count: FeatureFamily.count)
        let touched = UnsafeBufferPointer(start: counter.touched, count: counter.touchedCount)
        for row in touched {
            let value = vocabulary.value(Int(row), count: counter.counts[Int(row)])
            squares[vocabulary.family(Int(row))] += value * value
        }
        let scales = FeatureFamily.allCases.map { $0.scale / max(squares[Int($0.rawValue)].squareRoot(), 1e-6) }
        for row in touched {
            let value =
                vocabulary.value(Int(row), count: counter.counts[Int(row)]) * scales[vocabulary.family(Int(row))]
            rows.append(row)
            values.append(UInt16(min(65_535, (value / TrainingTable.unit).rounded())))
        }
        starts.append(rows.count)
        targets.append(target)
    }
}

/// What a report should be judged as.
struct TrainingTarget {
    /// Lanes 0…4 the categories, 8…12 the experts; each half sums to 1.
    var lanes: SIMD16<Float>
    /// How much it counts.
    var weight: Float
}

extension Vocabulary {
    @inline(__always)
    func value(_ row: Int, count: UInt16) -> Float {
        rarity[row] * Vocabulary.dampened[min(Int(count), 255)]
    }

    @inline(__always)
    func family(_ row: Int) -> Int {
        row < familyEnds[0] ? 0 : row < familyEnds[1] ? 1 : row < familyEnds[2] ? 2 : row < familyEnds[3] ? 3 : 4
    }
}
