/// Log-odds as a sum over decision trees: each asks some questions of a pair's figures, and adds what it stands at in the end.
///
/// Source: Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29 (2001). With trees a
/// shared host may count for much beside the same kind of error and for little beside another.
package struct EvidenceTrees: Sendable {
    /// Asks whether a figure is at most a limit: then the next part follows, else the part so many further on. An end has no
    /// figure, and its limit is what it adds.
    private struct Part: Sendable {
        let figure: Int32
        let otherwise: Int32
        let limit: Double
    }

    /// Where all begin.
    private let base: Double
    private let parts: [Part]
    private let roots: [Int]

    /// Reads a table: the base, then a line a tree: of each part the figure, the limit and how many parts further on the other
    /// side begins.
    init(_ table: String) {
        let lines = table.split(separator: "\n")
        base = lines.first.flatMap { Double($0) } ?? 0
        var parts: [Part] = []
        var roots: [Int] = []
        for line in lines.dropFirst() {
            let words = line.split(separator: " ")
            precondition(words.count % 3 == 0, "three words a part")
            roots.append(parts.count)
            for place in stride(from: 0, to: words.count, by: 3) {
                parts.append(
                    Part(
                        figure: Int32(words[place]) ?? -1, otherwise: Int32(words[place + 2]) ?? 0,
                        limit: Double(words[place + 1]) ?? 0))
            }
        }
        self.parts = parts
        self.roots = roots
    }

    /// How many trees there are.
    package var count: Int { roots.count }

    /// The log-odds.
    func score(_ values: [Double]) -> Double {
        var sum = base
        values.withUnsafeBufferPointer { values in
            parts.withUnsafeBufferPointer { parts in
                for root in roots {
                    var place = root
                    while parts[place].figure >= 0 {
                        place +=
                            values[Int(parts[place].figure)] <= parts[place].limit ? 1 : Int(parts[place].otherwise)
                    }
                    sum += parts[place].limit
                }
            }
        }
        return sum
    }
}
