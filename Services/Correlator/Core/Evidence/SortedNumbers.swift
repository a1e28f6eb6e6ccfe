/// A small set of numbers, sorted: two are compared in one pass, without hashing.
struct SortedNumbers: Sendable {
    private var numbers: [UInt64]

    init(_ number: UInt64) { numbers = [number] }

    var count: Int { numbers.count }

    /// How many are in both.
    func shared(with other: SortedNumbers) -> Int {
        var (left, right, both) = (0, 0, 0)
        while left < numbers.count, right < other.numbers.count {
            let (mine, theirs) = (numbers[left], other.numbers[right])
            if mine == theirs { both += 1 }
            if mine <= theirs { left += 1 }
            if theirs <= mine { right += 1 }
        }
        return both
    }

    mutating func formUnion(_ other: SortedNumbers) {
        var all: [UInt64] = []
        all.reserveCapacity(count + other.count)
        var (left, right) = (0, 0)
        while left < numbers.count || right < other.numbers.count {
            let mine = left < numbers.count ? numbers[left] : .max
            let theirs = right < other.numbers.count ? other.numbers[right] : .max
            all.append(min(mine, theirs))
            if mine <= theirs { left += 1 }
            if theirs <= mine { right += 1 }
        }
        numbers = all
    }
}
