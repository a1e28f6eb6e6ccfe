/// Disjoint sets that refuse to grow beyond a size.
struct BoundedUnion {
    private var parents: [Int]
    private var sizes: [Int]
    private let largest: Int

    init(count: Int, largest: Int) {
        parents = Array(0..<count)
        sizes = [Int](repeating: 1, count: count)
        self.largest = largest
    }

    /// The smallest member of the set of `item`.
    mutating func leader(of item: Int) -> Int {
        var item = item
        while parents[item] != item {
            parents[item] = parents[parents[item]]
            item = parents[item]
        }
        return item
    }

    /// Joins the sets of two items, unless the result would be too large.
    mutating func join(_ one: Int, _ other: Int) {
        let (left, right) = (leader(of: one), leader(of: other))
        guard left != right, sizes[left] + sizes[right] <= largest else { return }
        parents[max(left, right)] = min(left, right)
        sizes[min(left, right)] += sizes[max(left, right)]
    }
}
