/// What differs between two texts, as `patch` and `git apply` take it.
package enum UnifiedDiff {
    private static let context = 3

    private enum Line {
        case same(String), removed(String), added(String)

        var isSame: Bool { if case .same = self { true } else { false } }
    }

    /// The diff; empty when nothing differs.
    ///
    /// - Parameter file: the file's name, which stands in the head.
    package static func text(from old: String, to new: String, file: String) -> String {
        guard old != new else { return "" }
        let lines = merged(split(old), split(new))
        var hunks: [String] = []
        var index = 0
        var numbers = (old: 1, new: 1)
        while index < lines.count {
            guard !lines[index].isSame else {
                numbers = (numbers.old + 1, numbers.new + 1)
                index += 1
                continue
            }
            let start = max(0, index - context)
            let end = self.end(of: lines, from: index)
            let before = index - start
            hunks.append(hunk(lines[start..<end], (numbers.old - before, numbers.new - before)))
            for line in lines[index..<end] {
                switch line {
                case .same: numbers = (numbers.old + 1, numbers.new + 1)
                case .removed: numbers.old += 1
                case .added: numbers.new += 1
                }
            }
            index = end
        }
        return "--- a/\(file)\n+++ b/\(file)\n" + hunks.joined()
    }

    /// Changes that are at most two contexts apart share a hunk.
    private static func end(of lines: [Line], from start: Int) -> Int {
        var last = start
        var index = start
        while index < lines.count, index - last <= 2 * context {
            if !lines[index].isSame { last = index }
            index += 1
        }
        return min(lines.count, last + 1 + context)
    }

    private static func hunk(_ lines: ArraySlice<Line>, _ start: (old: Int, new: Int)) -> String {
        var body = ""
        var count = (old: 0, new: 0)
        for line in lines {
            switch line {
            case .same(let text):
                body += mark(" ", text)
                count = (count.old + 1, count.new + 1)
            case .removed(let text):
                body += mark("-", text)
                count.old += 1
            case .added(let text):
                body += mark("+", text)
                count.new += 1
            }
        }
        // A side without lines is named by the line before it.
        let old = count.old == 0 ? start.old - 1 : start.old
        let new = count.new == 0 ? start.new - 1 : start.new
        return "@@ -\(old),\(count.old) +\(new),\(count.new) @@\n\(body)"
    }

    private static func mark(_ sign: String, _ line: String) -> String {
        line.hasSuffix("\n") ? sign + line : "\(sign)\(line)\n\\ No newline at end of file\n"
    }

    /// Lines with their ends.
    private static func split(_ text: String) -> [String] {
        var parts = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
        if let last = parts.popLast(), last != "\n" { parts.append(String(last.dropLast())) }
        return parts
    }

    private static func merged(_ old: [String], _ new: [String]) -> [Line] {
        let changes = new.difference(from: old)
        let gone = Set(changes.removals.compactMap { if case .remove(let at, _, _) = $0 { at } else { nil } })
        let come = Set(changes.insertions.compactMap { if case .insert(let at, _, _) = $0 { at } else { nil } })
        var lines: [Line] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, gone.contains(left) {
                lines.append(.removed(old[left]))
                left += 1
            } else if right < new.count, come.contains(right) {
                lines.append(.added(new[right]))
                right += 1
            } else if left < old.count {
                lines.append(.same(old[left]))
                left += 1
                right += 1
            } else {
                break
            }
        }
        return lines
    }
}
