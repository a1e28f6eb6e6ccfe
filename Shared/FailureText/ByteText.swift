/// Text as UTF-8, for rules that look at bytes.
typealias ByteText = [UInt8]

extension Array where Element == UInt8 {
    /// The byte, or 0 outside the text.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 { index >= 0 && index < count ? self[index] : 0 }

    /// Whether the literal stands at the index.
    @inline(__always)
    func has(_ literal: StaticString, at index: Int) -> Bool {
        let length = literal.utf8CodeUnitCount
        guard index >= 0, index + length <= count else { return false }
        for offset in 0..<length where self[index + offset] != literal.utf8Start[offset] { return false }
        return true
    }

    /// The end of the run from the index on whose bytes satisfy the test, looking at no more than `limit` bytes.
    @inline(__always)
    func end(from index: Int, limit: Int = .max, while test: (UInt8) -> Bool) -> Int {
        var end = index
        let last = limit < count - index ? index + limit : count
        while end < last, test(self[end]) { end += 1 }
        return end
    }

    /// The text of a range.
    func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

    /// Appends a literal.
    mutating func append(_ literal: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
}

extension String {
    init(_ bytes: ByteText) { self.init(decoding: bytes, as: UTF8.self) }
}
