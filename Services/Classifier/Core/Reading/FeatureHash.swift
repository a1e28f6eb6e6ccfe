/// Hashes of features: multiply and shift over 64 bits, the same on every machine and in every run.
enum FeatureHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// One byte more. Source: FNV-1a, 64 bits.
    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    /// Two hashes in order.
    @inline(__always)
    static func join(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let mixed = (left ^ (right &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
        return mixed ^ (mixed >> 32)
    }

    /// The bucket of a feature in a table of `1 << bits`.
    @inline(__always)
    static func bucket(_ hash: UInt64, bits: UInt64) -> Int {
        Int(truncatingIfNeeded: ((hash ^ (hash >> 29)) &* 0x9E37_79B9_7F4A_7C15) >> (64 &- bits))
    }

    /// Of a word's bytes as they are.
    static func word(_ text: some Sequence<UInt8>) -> UInt64 {
        text.reduce(seed) { step($0, $1) }
    }
}
