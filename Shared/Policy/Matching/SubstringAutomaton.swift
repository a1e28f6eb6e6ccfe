/// Builds the tables: a trie first, then its failure links breadth first, folded into the table.
struct SubstringAutomaton {
    private(set) var columns = [UInt8](repeating: 0, count: 256)
    private(set) var width = 1
    private(set) var next: [Int32] = []
    private(set) var found: [Int32] = []

    init(_ patterns: [[UInt8]]) {
        // Valid UTF-8 uses at most 243 byte values, so that the column numbers fit.
        for byte in Set(patterns.joined()).sorted() {
            columns[Int(byte)] = UInt8(truncatingIfNeeded: width)
            width += 1
        }
        _ = addState()
        for (index, pattern) in patterns.enumerated() { insert(pattern, as: Int32(index)) }
        link()
    }

    private mutating func addState() -> Int32 {
        next.append(contentsOf: repeatElement(-1, count: width))
        found.append(-1)
        return Int32(found.count - 1)
    }

    private mutating func insert(_ pattern: [UInt8], as index: Int32) {
        var state = 0
        for byte in pattern {
            let place = state * width + Int(columns[Int(byte)])
            if next[place] < 0 { next[place] = addState() }
            state = Int(next[place])
        }
        if found[state] < 0 { found[state] = index }
    }

    private mutating func link() {
        var failure = [Int](repeating: 0, count: found.count)
        var queue: [Int] = []
        for column in 0..<width {
            if next[column] < 0 { next[column] = 0 } else { queue.append(Int(next[column])) }
        }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            if found[state] < 0 { found[state] = found[failure[state]] }
            for column in 0..<width {
                let place = state * width + column
                let fallback = next[failure[state] * width + column]
                if next[place] < 0 {
                    next[place] = fallback
                } else {
                    failure[Int(next[place])] = Int(fallback)
                    queue.append(Int(next[place]))
                }
            }
        }
    }
}
