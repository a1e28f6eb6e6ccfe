/// Counts features by their row, reused from report to report.
struct FeatureCounter: FeatureSink {
    /// By bucket: the row in the model, 0 for a feature that training did not keep.
    let rows: UnsafePointer<UInt32>
    let bits: UInt64
    /// By row: how often it was seen in this report.
    let counts: UnsafeMutablePointer<UInt16>
    /// Rows seen in this report, in the order of their first occurrence.
    let touched: UnsafeMutablePointer<UInt32>
    var touchedCount = 0
    /// Word features that training never saw, and all.
    var unknownWords = 0
    var allWords = 0

    @inline(__always)
    mutating func add(_ hash: UInt64, _ family: FeatureFamily, token: Int, length: Int) {
        let row = rows[FeatureHash.bucket(hash, bits: bits)]
        if family == .word {
            allWords &+= 1
            if row == 0 { unknownWords &+= 1 }
        }
        guard row != 0 else { return }
        let count = counts[Int(row)]
        if count == 0 {
            touched[touchedCount] = row
            touchedCount &+= 1
        }
        counts[Int(row)] = count == .max ? count : count &+ 1
    }
}
