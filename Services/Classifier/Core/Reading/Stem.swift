/// The hash of a word without `s`, `es`, `ed` or `ing`: crude on purpose, the same for the lexicon and the reports.
enum Stem {
    @inline(__always)
    static func hash(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, otherwise whole: UInt64) -> UInt64 {
        let length = stemLength(bytes, from: start, to: end)
        guard length < end - start else { return whole }
        var hash = FeatureHash.seed
        for index in start..<start + length { hash = FeatureHash.step(hash, bytes[index]) }
        return hash
    }

    @inline(__always)
    private static func stemLength(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        let count = end - start
        guard count >= 4 else { return count }
        let last = bytes[end - 1]
        let previous = bytes[end - 2]
        if last == 0x67, previous == 0x6E, count >= 6, bytes[end - 3] == 0x69 {
            return undoubled(bytes, start, count - 3)
        }
        if last == 0x64, previous == 0x65, count >= 5 { return undoubled(bytes, start, count - 2) }
        if last == 0x65, count >= 5 { return count - 1 }
        guard last == 0x73, previous != 0x73, previous != 0x75, previous != 0x69 else { return count }
        return previous == 0x65 && count >= 5 ? count - 2 : count - 1
    }

    /// `dropp(ed)` and `drop` are one stem.
    @inline(__always)
    private static func undoubled(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ length: Int) -> Int {
        let last = bytes[start + length - 1]
        guard length >= 4, last == bytes[start + length - 2], last != 0x6C, last != 0x73 else { return length }
        return length - 1
    }
}
