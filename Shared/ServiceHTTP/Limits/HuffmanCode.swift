/// A canonical prefix code of DEFLATE, given by the length of each symbol's word. Source: RFC 1951, 3.2.2.
struct HuffmanCode {
    /// How far a word has been read.
    struct Walk {
        var word = 0
        var first = 0
        var index = 0
    }

    private var counts = [Int](repeating: 0, count: 16)
    private var symbols: [Int] = []

    init(lengths: ArraySlice<Int>) throws(Gzip.Trouble) {
        self.init(unchecked: lengths)
        var free = 1
        for length in 1...15 {
            free = free * 2 - counts[length]
            // More words than there can be.
            guard free >= 0 else { throw .corrupt }
        }
    }

    private init(unchecked lengths: ArraySlice<Int>) {
        for length in lengths where length > 0 { counts[length] += 1 }
        for length in 1...15 {
            for (symbol, own) in lengths.enumerated() where own == length { symbols.append(symbol) }
        }
    }

    /// The symbol whose word ends with `bit`, the word's bit number `length`; `nil` while it goes on.
    func step(_ walk: inout Walk, length: Int, bit: Int) -> Int? {
        walk.word |= bit
        let count = counts[length]
        if walk.word - walk.first < count { return symbols[walk.index + walk.word - walk.first] }
        walk.index += count
        walk.first = (walk.first + count) << 1
        walk.word <<= 1
        return nil
    }

    static let fixedLiterals = HuffmanCode(
        unchecked: (Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
            + Array(repeating: 8, count: 8))[...])
    static let fixedDistances = HuffmanCode(unchecked: Array(repeating: 5, count: 30)[...])
}
