/// Log-odds as a sum over small decision trees: each asks three questions of a pair's figures, and adds what it stands at.
///
/// Source: Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29 (2001). With trees a
/// shared host may count for much beside the same kind of error and for little beside another.
package struct EvidenceTrees: Sendable {
    /// Where all begin.
    private let base: Double
    private let figures: [Int]
    private let limits: [Double]
    private let leaves: [Double]

    /// Reads a table: the base, then a line a tree: seven figures, seven limits, eight ends.
    init(_ table: String) {
        let lines = table.split(separator: "\n")
        base = lines.first.flatMap { Double($0) } ?? 0
        var figures: [Int] = []
        var limits: [Double] = []
        var leaves: [Double] = []
        for line in lines.dropFirst() {
            let numbers = line.split(separator: " ")
            precondition(numbers.count == 22, "a tree is three questions deep")
            figures += numbers[..<7].map { Int($0) ?? 0 }
            limits += numbers[7..<14].map { Double($0) ?? .infinity }
            leaves += numbers[14...].map { Double($0) ?? 0 }
        }
        self.figures = figures
        self.limits = limits
        self.leaves = leaves
    }

    /// How many trees there are.
    package var count: Int { leaves.count / 8 }

    /// The log-odds.
    func score(_ values: [Double]) -> Double {
        var sum = base
        values.withUnsafeBufferPointer { values in
            for tree in 0..<count {
                var place = 0
                for _ in 0..<3 {
                    let question = tree * 7 + place
                    place = 2 * place + (values[figures[question]] <= limits[question] ? 1 : 2)
                }
                sum += leaves[tree * 8 + place - 7]
            }
        }
        return sum
    }
}
