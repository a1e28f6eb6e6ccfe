/// Counts in how many reports each bucket occurs: the first pass of training.
struct FrequencyCounter: FeatureSink {
    let bits: UInt64
    /// By bucket: reports that have it.
    var frequencies: [UInt16]
    /// By bucket: the family that was there first.
    var families: [UInt8]
    /// Features of all reports, each once a report: no less than what is kept of them.
    private(set) var total = 0
    private var lastReport: [UInt32]
    private var report: UInt32 = 0

    init(bits: UInt64) {
        self.bits = bits
        frequencies = [UInt16](repeating: 0, count: 1 << Int(bits))
        families = [UInt8](repeating: 0, count: 1 << Int(bits))
        lastReport = [UInt32](repeating: 0, count: 1 << Int(bits))
    }

    mutating func startReport() { report &+= 1 }

    @inline(__always)
    mutating func add(_ hash: UInt64, _ family: FeatureFamily, token: Int, length: Int) {
        let bucket = FeatureHash.bucket(hash, bits: bits)
        guard lastReport[bucket] != report else { return }
        if frequencies[bucket] == 0 { families[bucket] = family.rawValue }
        lastReport[bucket] = report
        frequencies[bucket] &+= 1
        total &+= 1
    }

    func wantsSpelling(_ word: ReadText.Token, token: Int) -> Bool { true }

    func endSpelling() {}
}
