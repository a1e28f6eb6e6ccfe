/// Which node of a project stands on which: ids are numbered, so that a hundred thousand of them take few megabytes.
struct DbtGraph: Sendable {
    private var numbers: [String: Int32] = [:]
    private(set) var names: [String] = []
    /// What stands on each node.
    private(set) var children: [[Int32]] = []
    /// What each node stands on.
    private(set) var parents: [[Int32]] = []
    private(set) var edges = 0

    /// Whether no more is taken.
    var isFull: Bool { names.count >= DbtLimits.graphNodes || edges >= DbtLimits.graphEdges }

    /// The number of an id; `nil` when the graph is full or has it not.
    func number(of id: String) -> Int32? { numbers[id] }

    mutating func add(_ id: String) -> Int32? {
        if let known = numbers[id] { return known }
        guard !isFull else { return nil }
        let number = Int32(names.count)
        numbers[id] = number
        names.append(id)
        children.append([])
        parents.append([])
        return number
    }

    mutating func connect(parent: Int32, child: Int32) {
        guard edges < DbtLimits.graphEdges, parent != child else { return }
        edges += 1
        children[Int(parent)].append(child)
        parents[Int(child)].append(parent)
    }

    /// Everything below these nodes, without them; each once, nearest first.
    func below(_ roots: [Int32]) -> [Int32] {
        var seen = Set(roots)
        var found: [Int32] = []
        var queue = roots
        var next = 0
        while next < queue.count {
            for child in children[Int(queue[next])] where seen.insert(child).inserted {
                found.append(child)
                queue.append(child)
            }
            next += 1
        }
        return found
    }

    /// The nodes above these that are wanted, nearest first, at most `limit`; what stands above a wanted one is not looked at.
    func above(_ roots: [Int32], limit: Int, where isWanted: (String) -> Bool) -> [Int32] {
        var seen = Set(roots)
        var found: [Int32] = []
        var queue = roots
        var next = 0
        while next < queue.count, found.count < limit, next < 10_000 {
            for parent in parents[Int(queue[next])] where seen.insert(parent).inserted {
                if isWanted(names[Int(parent)]) { found.append(parent) } else { queue.append(parent) }
            }
            next += 1
        }
        return Array(found.prefix(limit))
    }
}
