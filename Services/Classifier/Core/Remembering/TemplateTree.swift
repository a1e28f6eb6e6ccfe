/// Templates of errors that differ only in free words, found behind the exact match of fingerprints.
///
/// A Drain tree: an error is compared only with the templates of its length, its first token and, for failures, its
/// codes and names; it joins the one that agrees in the largest share of tokens, 65% and more, and where they differ the
/// template gets a wildcard. The depth is fixed, so the tree is a table by path. A wildcard counts as no agreement; places
/// where both have a masked variable tell nothing and count neither way. The numbers were chosen on the first eleven
/// systems of `Tests/Benchmarks/loglines.py` and judged on the others.
///
/// The least recently used template goes when there are more than `capacity`, or more than ``leafCapacity`` on one path:
/// memory is bounded and an error costs at most ``leafCapacity`` comparisons of ``TemplateTokens/longest`` tokens. Equal
/// sightings in equal order give equal ids on every machine.
///
/// Source: P. He, J. Zhu, Z. Zheng, M. R. Lyu, "Drain: An Online Log Parsing Approach with Fixed Depth Tree", ICWS 2017.
package struct TemplateTree: Sendable {
    /// Templates on one path.
    package static let leafCapacity = 64

    struct Template: Sendable {
        var id: UInt64
        var path: UInt64
        var tokens: [UInt32]
        var lastUse = 0
    }

    /// The most templates that are kept.
    package let capacity: Int
    var templates: [Template] = []
    var recency = RecencyList()
    /// Slots on a path, in the order in which they began.
    private var leaves: [UInt64: [Int32]] = [:]
    private var free: [Int32] = []
    private var uses = 0

    /// An empty tree for at most `capacity` templates, at least one.
    package init(capacity: Int = 4096) {
        self.capacity = max(1, capacity)
    }

    /// Templates that are kept.
    package var count: Int { templates.count - free.count }

    /// Finds the error's cluster, or begins one, and makes it the most recently used.
    package mutating func place(_ line: TemplateTokens) -> TemplateMatch {
        let path = line.path
        if let slot = find(line, on: path) {
            recency.touch(slot)
            uses += 1
            templates[Int(slot)].lastUse = uses
            let changed = widen(slot, to: line) ? templates[Int(slot)].record : nil
            return TemplateMatch(cluster: templates[Int(slot)].id, isNew: false, changed: changed, forgotten: [])
        }
        let template = Template(id: line.identity, path: path, tokens: line.tokens)
        let forgotten = insert(template)
        return TemplateMatch(cluster: template.id, isNew: true, changed: template.record, forgotten: forgotten)
    }

    /// The error's cluster, if there is one; changes nothing.
    package func match(_ line: TemplateTokens) -> TemplateID? {
        find(line, on: line.path).map { TemplateID(templates[Int($0)].id) }
    }

    private func find(_ line: TemplateTokens, on path: UInt64) -> Int32? {
        guard let leaf = leaves[path] else { return nil }
        var best: (slot: Int32, score: Agreement)?
        for slot in leaf {
            let score = templates[Int(slot)].compare(line.tokens)
            guard score.isEnough else { continue }
            if let best, !score.isBetter(than: best.score) { continue }
            best = (slot, score)
            if score.isFull { break }
        }
        return best?.slot
    }

    /// Where a template of the same id and length is.
    func slot(of template: Template) -> Int32? {
        leaves[template.path]?.first {
            templates[Int($0)].id == template.id && templates[Int($0)].tokens.count == template.tokens.count
        }
    }

    private mutating func widen(_ slot: Int32, to line: TemplateTokens) -> Bool {
        var hasChanged = false
        for index in line.tokens.indices where templates[Int(slot)].tokens[index] != line.tokens[index] {
            guard templates[Int(slot)].tokens[index] != TemplateTokens.wildcard else { continue }
            templates[Int(slot)].tokens[index] = TemplateTokens.wildcard
            hasChanged = true
        }
        return hasChanged
    }

    /// Adds a template as the newest and gives up what is too many.
    mutating func insert(_ template: Template) -> [TemplateID] {
        var forgotten: [TemplateID] = []
        if let leaf = leaves[template.path], leaf.count >= TemplateTree.leafCapacity,
            let unused = leaf.min(by: { templates[Int($0)].lastUse < templates[Int($1)].lastUse })
        {
            forgotten.append(forget(unused))
        }
        if count >= capacity { forgotten.append(forget(recency.oldest)) }
        let slot = free.popLast() ?? Int32(templates.count)
        if Int(slot) == templates.count { templates.append(template) } else { templates[Int(slot)] = template }
        uses += 1
        templates[Int(slot)].lastUse = uses
        recency.insert(slot)
        leaves[template.path, default: []].append(slot)
        return forgotten
    }

    private mutating func forget(_ slot: Int32) -> TemplateID {
        let template = templates[Int(slot)]
        recency.remove(slot)
        leaves[template.path]?.removeAll { $0 == slot }
        if leaves[template.path]?.isEmpty == true { leaves[template.path] = nil }
        templates[Int(slot)].tokens = []
        free.append(slot)
        return TemplateID(template.id)
    }
}

extension TemplateTree.Template {
    var record: TemplateRecord { TemplateRecord(id: TemplateID(id), path: path, tokens: tokens) }

    /// How far the template and a line of its length agree.
    @inline(__always)
    func compare(_ line: [UInt32]) -> TemplateTree.Agreement {
        guard tokens.count == line.count else { return TemplateTree.Agreement(equal: -1, compared: 0, wildcards: 0) }
        return tokens.withUnsafeBufferPointer { mine in
            line.withUnsafeBufferPointer { theirs in
                var score = TemplateTree.Agreement(equal: 0, compared: mine.count, wildcards: 0)
                for index in 0..<mine.count {
                    let isEqual = mine[index] == theirs[index]
                    let isVariable = isEqual && mine[index] == TemplateTokens.variable
                    score.compared &-= isVariable ? 1 : 0
                    score.equal &+= isEqual && !isVariable ? 1 : 0
                    score.wildcards &+= mine[index] == TemplateTokens.wildcard ? 1 : 0
                }
                return score
            }
        }
    }
}

extension TemplateTree {
    /// How far a template and a line agree.
    struct Agreement {
        /// Places in which both have the same word.
        var equal: Int
        /// Places in all, without those in which both have a variable.
        var compared: Int
        /// The template's wildcards.
        var wildcards: Int

        var isEnough: Bool { equal >= 0 && equal * 20 >= compared * 13 }
        var isFull: Bool { equal == compared }

        /// By the share of equal places, and of equals the more general template.
        @inline(__always)
        func isBetter(than other: Agreement) -> Bool {
            let (mine, theirs) = (equal * max(1, other.compared), other.equal * max(1, compared))
            return mine == theirs ? wildcards > other.wildcards : mine > theirs
        }
    }
}
