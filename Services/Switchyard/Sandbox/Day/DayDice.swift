/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same seed, the same numbers.
struct DayDice: Sendable {
    /// The seed at first, then what the next number is made from.
    var state: UInt64

    /// The next number.
    mutating func draw() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
