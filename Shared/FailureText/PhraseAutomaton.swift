/// Finds many fixed phrases in one pass, ignoring ASCII case.
///
/// Source: Aho and Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18 (1975). Bytes that occur in
/// no phrase share one column of the table, which keeps it small. A phrase that begins or ends with a letter or digit counts
/// only where the text has no letter or digit beyond it.
struct PhraseAutomaton: Sendable {
    private var columns = [UInt8](repeating: 0, count: 256)
    private var width = 1
    /// The row of the state that follows, `state * width`; its complement where phrases end in that state.
    private var next: [Int32] = []
    /// The phrases that end in a state, with their lengths.
    private var found: [[(id: Int, length: Int)]] = []

    /// - Parameter phrases: in lower case, each with what it stands for.
    init(_ phrases: [(phrase: String, id: Int)]) {
        for (phrase, _) in phrases {
            for byte in phrase.utf8 where columns[Int(byte)] == 0 {
                columns[Int(byte)] = UInt8(width)
                width += 1
            }
        }
        for upper in UInt8(65)...90 { columns[Int(upper)] = columns[Int(upper | 32)] }
        addState()
        for (phrase, id) in phrases { add(ByteText(phrase.utf8), id) }
        link()
        next = next.map { found[Int($0)].isEmpty ? $0 * Int32(width) : ~($0 * Int32(width)) }
    }

    /// Calls back for each phrase, in the order of their ends.
    func scan(_ text: ArraySlice<UInt8>, _ found: (_ id: Int, _ end: Int) -> Void) {
        var row = 0
        for index in text.indices {
            let target = Int(next[row + Int(columns[Int(text[index])])])
            guard target < 0 else {
                row = target
                continue
            }
            row = ~target
            for (id, length) in self.found[row / width] {
                let start = index + 1 - length
                if start > text.startIndex, text[start].isAlphanumeric, text[start - 1].isAlphanumeric { continue }
                if index + 1 < text.endIndex, text[index].isAlphanumeric, text[index + 1].isAlphanumeric { continue }
                found(id, index + 1)
            }
        }
    }

    /// The lowest id found; nil when none is.
    func first(in text: ArraySlice<UInt8>) -> Int? {
        var lowest: Int?
        scan(text) { id, _ in lowest = min(id, lowest ?? id) }
        return lowest
    }

    private mutating func addState() {
        next.append(contentsOf: repeatElement(-1, count: width))
        found.append([])
    }

    private mutating func add(_ phrase: ByteText, _ id: Int) {
        var state = 0
        for byte in phrase {
            let edge = state * width + Int(columns[Int(byte)])
            if next[edge] < 0 {
                next[edge] = Int32(found.count)
                addState()
            }
            state = Int(next[edge])
        }
        found[state].append((id, phrase.count))
    }

    /// Breadth first: a missing edge goes where the longest suffix goes, and its phrases end here too.
    private mutating func link() {
        var suffix = [Int](repeating: 0, count: found.count)
        var queue = [0]
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            for column in 0..<width {
                let edge = state * width + column
                let fallback = state == 0 ? 0 : Int(next[suffix[state] * width + column])
                guard next[edge] >= 0 else {
                    next[edge] = Int32(fallback)
                    continue
                }
                let target = Int(next[edge])
                suffix[target] = fallback
                found[target] += found[fallback]
                queue.append(target)
            }
        }
    }
}
