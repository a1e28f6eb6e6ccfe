/// The slots of a table in the order of their last use: moving to the front, taking from the end and removing cost the
/// same however many there are.
struct RecencyList: Sendable {
    private var previous: [Int32] = [-1]
    private var next: [Int32] = [-1]
    private var newest: Int32 = -1

    /// The slot that was not used for longest; -1 when there is none.
    private(set) var oldest: Int32 = -1

    /// Adds `slot`, which is in use from now on, as the newest.
    mutating func insert(_ slot: Int32) {
        while previous.count <= Int(slot) {
            previous.append(-1)
            next.append(-1)
        }
        previous[Int(slot)] = -1
        next[Int(slot)] = newest
        if newest >= 0 { previous[Int(newest)] = slot } else { oldest = slot }
        newest = slot
    }

    /// Takes `slot` out.
    mutating func remove(_ slot: Int32) {
        let (before, after) = (previous[Int(slot)], next[Int(slot)])
        if before >= 0 { next[Int(before)] = after } else { newest = after }
        if after >= 0 { previous[Int(after)] = before } else { oldest = before }
    }

    /// Makes `slot` the newest.
    @inline(__always)
    mutating func touch(_ slot: Int32) {
        guard slot != newest else { return }
        remove(slot)
        insert(slot)
    }

    /// The slots, oldest first.
    var slots: [Int32] {
        var slots: [Int32] = []
        var slot = oldest
        while slot >= 0 {
            slots.append(slot)
            slot = previous[Int(slot)]
        }
        return slots
    }
}
