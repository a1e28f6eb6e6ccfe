/// Seeded randomness: the same seed gives the same world on every machine.
///
/// SplitMix64. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
package struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Dice of a seed.
    package init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03 }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    package mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

    /// Whether something of this probability happens.
    package mutating func happens(_ probability: Double) -> Bool { unit() < probability }

    /// From 0 to below `bound`, which is at least 1.
    package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    /// From `low` to below `high`.
    package mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

    /// One of the choices; the fallback when there is none.
    package mutating func pick<Value>(_ choices: [Value], else fallback: Value) -> Value {
        choices.isEmpty ? fallback : choices[below(choices.count)]
    }

    /// One of the words.
    package mutating func pick(_ words: [String]) -> String { pick(words, else: "") }

    /// A time until the next of events that come by chance, with this mean. By the logarithm's series, so that no library is
    /// needed: unit uniform to exponential by summing halves.
    package mutating func waiting(_ mean: Double) -> Double {
        // Von Neumann's comparison method needs no logarithm. Source: "Various techniques used in connection with random
        // digits", NBS Applied Mathematics Series 12 (1951).
        var whole = 0.0
        while true {
            let first = unit()
            var last = first
            var count = 1
            while true {
                let drawn = unit()
                if drawn >= last { break }
                last = drawn
                count += 1
            }
            if count % 2 == 1 { return mean * (whole + first) }
            whole += 1
        }
    }
}
