/// Turns a pattern into steps in one pass.
struct GlobCompiler {
    /// An open brace: where it forks, and the jumps at the end of its branches that wait for its end.
    private struct Brace {
        let fork: Int
        var branches: [Int]
        var exits: [Int] = []
    }

    let pattern: [Unicode.Scalar]
    var steps: [GlobStep] = []
    private var position = 0
    private var braces: [Brace] = []
    /// Whether a folder's name may begin here.
    private var isSegmentStart = true

    init(pattern: [Unicode.Scalar]) { self.pattern = pattern }

    mutating func compile() throws(MalformedText) {
        while position < pattern.count {
            let scalar = pattern[position]
            position += 1
            let startsSegment = isSegmentStart
            isSegmentStart = scalar == "/" || (startsSegment || !braces.isEmpty) && ["{", ","].contains(scalar)
            switch scalar {
            case "*": star(atSegmentStart: startsSegment)
            case "?": steps.append(.one(.anyButSlash))
            case "[": steps.append(.one(try characterSet()))
            case "{": open()
            case "," where !braces.isEmpty: nextBranch()
            case "}" where !braces.isEmpty: close()
            case "}":
                throw MalformedText("not a pattern: a '}' has no '{'", remedy: "write \\} for the character itself")
            case "\\": steps.append(.one(.exactly(try escaped())))
            default: steps.append(.one(.exactly(scalar)))
            }
        }
        guard braces.isEmpty else {
            throw MalformedText(
                "not a pattern: a '{' is not closed", remedy: "add '}', or write \\{ for the character itself")
        }
    }

    private mutating func star(atSegmentStart: Bool) {
        var count = 1
        while position < pattern.count, pattern[position] == "*" {
            position += 1
            count += 1
        }
        guard count > 1 else { return loop(.anyButSlash) }
        guard atSegmentStart, position < pattern.count, pattern[position] == "/" else { return loop(.any) }
        position += 1
        isSegmentStart = true
        let fork = steps.count
        steps.append(.fork([]))
        loop(.any)
        steps.append(.one(.exactly("/")))
        steps[fork] = .fork([fork + 1, steps.count])
    }

    private mutating func loop(_ test: GlobTest) {
        let start = steps.count
        steps += [.fork([start + 1, start + 3]), .one(test), .jump(start)]
    }

    private mutating func open() {
        braces.append(Brace(fork: steps.count, branches: [steps.count + 1]))
        steps.append(.fork([]))
    }

    private mutating func nextBranch() {
        let last = braces.count - 1
        braces[last].exits.append(steps.count)
        steps.append(.jump(0))
        braces[last].branches.append(steps.count)
    }

    private mutating func close() {
        let brace = braces.removeLast()
        steps[brace.fork] = .fork(brace.branches)
        for exit in brace.exits { steps[exit] = .jump(steps.count) }
    }

    private mutating func escaped() throws(MalformedText) -> Unicode.Scalar {
        guard position < pattern.count else {
            throw MalformedText("not a pattern: it ends with '\\'", remedy: "write \\\\ for the character itself")
        }
        defer { position += 1 }
        return pattern[position]
    }

    private mutating func characterSet() throws(MalformedText) -> GlobTest {
        let isNegated = position < pattern.count && ["!", "^"].contains(pattern[position])
        if isNegated { position += 1 }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while position < pattern.count, pattern[position] != "]" || ranges.isEmpty {
            let first = try member()
            var last = first
            if position + 1 < pattern.count, pattern[position] == "-", pattern[position + 1] != "]" {
                position += 1
                last = try member()
            }
            guard first <= last else {
                throw MalformedText(
                    "not a pattern: a range in '[…]' runs backwards", remedy: "write the lower end first")
            }
            ranges.append(first...last)
        }
        guard position < pattern.count else {
            throw MalformedText(
                "not a pattern: a '[' is not closed", remedy: "add ']', or write \\[ for the character itself")
        }
        position += 1
        return .set(ranges, isNegated: isNegated)
    }

    private mutating func member() throws(MalformedText) -> Unicode.Scalar {
        let scalar = pattern[position]
        position += 1
        return scalar == "\\" ? try escaped() : scalar
    }
}
