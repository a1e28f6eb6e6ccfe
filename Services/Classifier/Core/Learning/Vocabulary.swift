#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which features training kept, and what each weighs before learning.
struct Vocabulary: Sendable {
    /// Buckets of the hash table: 2 to this power.
    static let bits: UInt64 = 19

    /// By bucket: the row, 0 for none. Rows of one family stand together.
    let rows: [UInt32]
    /// First row after each family.
    let familyEnds: [Int]
    /// By row: inverse report frequency; row 0 is unused.
    let rarity: [Float]

    /// No less than the features of all reports, each once a report.
    let featureTotal: Int

    var rowCount: Int { rarity.count }

    /// Keeps what at least `minimum` of `reports` have.
    init(_ counted: borrowing FrequencyCounter, reports: Int, minimum: UInt16) {
        var rows = [UInt32](repeating: 0, count: counted.frequencies.count)
        var rarity: [Float] = [0]
        var ends: [Int] = []
        for family in FeatureFamily.allCases {
            for bucket in 0..<rows.count
            where counted.families[bucket] == family.rawValue && counted.frequencies[bucket] >= minimum {
                rows[bucket] = UInt32(rarity.count)
                rarity.append(1 + log((1 + Float(reports)) / (1 + Float(counted.frequencies[bucket]))))
            }
            ends.append(rarity.count)
        }
        self.rows = rows
        self.rarity = rarity
        familyEnds = ends
        featureTotal = counted.total
    }

    /// By count: dampened, 1 + ln(count).
    static let dampened: [Float] = (0..<256).map { $0 == 0 ? 0 : 1 + log(Float($0)) }
}
