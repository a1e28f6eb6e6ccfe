/// Reads the events of a log in order.
struct DbtLogReader {
    private(set) var nodes: [DbtNodeResult] = []
    private(set) var fatal: String?
    private(set) var skipped = 0

    private enum Block {
        case none
        case node(DbtNodeResult)
        case fatal
    }

    private var block = Block.none
    private var lines: [String] = []
    private var size = 0
    /// Failed nodes by type and name, as a JSON log gives them with their ids.
    private var ids: [String: (id: String, status: String)] = [:]
    private var places: [String: Int] = [:]

    mutating func take(_ line: DbtLogLine) {
        if let id = line.node, let status = line.nodeStatus, ["error", "fail", "runtime error"].contains(status) {
            ids[DbtLogReader.title(DbtNodeResult(uniqueID: id, status: status))] = (id, status)
        }
        for (offset, text) in line.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            take(text, begins: line.begins && offset == 0)
        }
    }

    mutating func finish() { end() }

    private mutating func take(_ text: Substring, begins: Bool) {
        if begins {
            if text.contains(" SKIP "), text.hasSuffix("[SKIP]") { skipped += 1 }
            if let node = FailureHeading.node(text) {
                end()
                if nodes.count < DbtLimits.nodes { block = .node(node) }
                if FailureHeading.saysWhy(text) { add(text) }
                return
            }
            if FailureHeading.isFatal(text) {
                end()
                block = .fatal
                return
            }
            if FailureHeading.endsBlock(text) { return end() }
        }
        switch block {
        case .none: break
        case .node:
            // A blank line with a time on it ends what dbt says of a node, once it has said something.
            if begins, text.allSatisfy(\.isWhitespace) {
                if lines.contains(where: { !$0.allSatisfy(\.isWhitespace) }) { end() }
            } else {
                add(text)
            }
        case .fatal:
            // A traceback tells nothing that the message does not; another event is no part of it.
            let isNew = begins && !lines.isEmpty
            if isNew || FailureHeading.isTraceback(text) { end() } else { add(text) }
        }
    }

    private mutating func add(_ text: Substring) {
        guard size < DbtLimits.message * 4 else { return }
        size += text.utf8.count + 1
        lines.append(String(text))
    }

    private mutating func end() {
        defer {
            block = .none
            lines = []
            size = 0
        }
        let text = DbtLimits.clip(DbtLogReader.trimmed(lines))
        switch block {
        case .none: break
        case .fatal: if fatal == nil, !text.isEmpty { fatal = text }
        case .node(var node):
            if let known = ids[DbtLogReader.title(node)] {
                node.uniqueID = known.id
                node.status = known.status
            }
            node.message = text.isEmpty ? nil : text
            if let index = places[node.uniqueID] {
                if nodes[index].message == nil { nodes[index] = node }
            } else {
                places[node.uniqueID] = nodes.count
                nodes.append(node)
            }
        }
    }

    /// What the summary calls a node: type and name, of a source and a unit test without what they belong to.
    private static func title(_ node: DbtNodeResult) -> String {
        let name = node.name
        let isLong = node.resourceType == "source" || node.resourceType == "unit_test"
        return "\(node.resourceType) \(isLong ? name.split(separator: ".").last.map(String.init) ?? name : name)"
    }

    /// Without empty lines before and after, and without the indentation of the first.
    private static func trimmed(_ lines: [String]) -> String {
        let isBlank: (String) -> Bool = { $0.allSatisfy(\.isWhitespace) }
        let kept = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        guard let first = kept.first else { return "" }
        let head = String(first.drop(while: \.isWhitespace))
        return ([head] + kept.dropFirst()).joined(separator: "\n")
    }
}
