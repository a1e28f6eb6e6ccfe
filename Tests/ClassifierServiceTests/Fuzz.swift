import Sandbox

/// Answers as a broken or bribed model might give them.
enum Fuzz {
    /// The same seed, the same answer: one that means harm, every second one with bytes changed.
    static func answer(seed: UInt64) -> String {
        var text = Array(MaliciousAnswer.text(seed: seed).utf8)
        guard seed % 2 == 1, !text.isEmpty else { return String(decoding: text, as: UTF8.self) }
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        for _ in 0..<(1 + seed % 4) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text[Int((state >> 33) % UInt64(text.count))] = UInt8(truncatingIfNeeded: state >> 56)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
