/// Keeps the slots with the most weight of those that are offered, of equals the ones added later: a heap with the weakest
/// on top, so that offering costs little however many there are.
struct StrongestSlots {
    private struct Entry {
        var weight: Float
        var stamp: Int
        var slot: Int32

        @inline(__always)
        func isWeaker(than other: Entry) -> Bool {
            weight != other.weight ? weight < other.weight : stamp < other.stamp
        }
    }

    private let most: Int
    private var heap: [Entry] = []

    init(most: Int) {
        self.most = most
        heap.reserveCapacity(most)
    }

    /// The slots that were kept, in no order.
    var slots: [Int32] { heap.map(\.slot) }

    @inline(__always)
    mutating func offer(_ slot: Int32, weight: Float, stamp: Int) {
        let entry = Entry(weight: weight, stamp: stamp, slot: slot)
        if heap.count < most {
            heap.append(entry)
            raise(heap.count - 1)
        } else if let weakest = heap.first, weakest.isWeaker(than: entry) {
            heap[0] = entry
            sink()
        }
    }

    private mutating func raise(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].isWeaker(than: heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var weakest = parent
            for child in 2 * parent + 1...2 * parent + 2 where child < heap.count {
                if heap[child].isWeaker(than: heap[weakest]) { weakest = child }
            }
            guard weakest != parent else { return }
            heap.swapAt(parent, weakest)
            parent = weakest
        }
    }
}
