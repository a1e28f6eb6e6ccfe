import JSONScan

/// What the sandbox is asked to do wrong.
struct SandboxFaults: Sendable {
    /// Of so many writes one is applied and then not answered; 0 for none.
    var dropOneIn = 0
    /// Of so many requests one is answered with 502 and not applied; 0 for none.
    var failOneIn = 0
    /// Milliseconds before each answer.
    var delay = 0
    private var state: UInt64 = 1
    private(set) var dropped = 0

    mutating func set(_ body: JSONValue) {
        if let number = body["drop_reply_one_in"]?.int { dropOneIn = max(0, number) }
        if let number = body["fail_one_in"]?.int { failOneIn = max(0, number) }
        if let number = body["delay_ms"]?.int { delay = min(60_000, max(0, number)) }
        if let seed = body["seed"]?.int { state = UInt64(truncatingIfNeeded: seed) }
    }

    mutating func drops() -> Bool {
        let hit = dropOneIn > 0 && draw() % UInt64(dropOneIn) == 0
        if hit { dropped += 1 }
        return hit
    }

    mutating func fails() -> Bool { failOneIn > 0 && draw() % UInt64(failOneIn) == 0 }

    /// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same seed, the same faults.
    private mutating func draw() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
