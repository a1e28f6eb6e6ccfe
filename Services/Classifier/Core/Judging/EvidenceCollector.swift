/// Adds up, by token, how much each feature moved the verdict: the second pass over a report, for people.
struct EvidenceCollector: FeatureSink {
    let rows: UnsafePointer<UInt32>
    let counts: UnsafePointer<UInt16>
    let weights: UnsafePointer<SIMD16<Float>>
    let vocabulary: Vocabulary
    /// Of each family's vector in this report.
    let scales: SIMD8<Float>
    /// What is for the verdict, and what against.
    let direction: SIMD16<Float>
    /// By token.
    var moved: [Float]

    @inline(__always)
    mutating func add(_ hash: UInt64, _ family: FeatureFamily, token: Int, length: Int) {
        let row = Int(rows[FeatureHash.bucket(hash, bits: Vocabulary.bits)])
        guard row != 0, length > 0 else { return }
        let count = counts[row]
        guard count > 0 else { return }
        let value = vocabulary.value(row, count: count) / Float(count) * scales[vocabulary.family(row)]
        let weight = (weights[row] * direction).sum() * value / Float(length)
        for index in token..<min(token + length, moved.count) { moved[index] += weight }
    }
}
