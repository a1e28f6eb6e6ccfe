import Yams

/// Turns the parser's nodes into ours: follows aliases and merge keys, maps places back to the original text.
struct YAMLConversion {
    let source: YAMLSource
    var log: ProblemLog
    private var anchors: [String: YAMLNode] = [:]
    private var mergeBudget = YAMLNode.sizeLimit

    init(source: YAMLSource, log: ProblemLog) {
        self.source = source
        self.log = log
    }

    /// The node with everything below it. Recursion is as deep as the parser allows (1000 levels).
    mutating func convert(_ node: Node) -> YAMLNode {
        let mark = node.mark.map { TextPosition(line: $0.line, column: $0.column) } ?? .start
        let position = source.original(of: mark)
        let converted: YAMLNode
        switch node {
        case .scalar(let scalar):
            converted = convert(scalar, at: position)
        case .sequence(let items):
            converted = YAMLNode(position: position, content: .sequence(items.map { convert($0) }))
        case .mapping(let pairs):
            var entries: [YAMLNode.Entry] = []
            for (key, value) in pairs {
                let entry = YAMLNode.Entry(key: convert(key), value: convert(value))
                if isMergeKey(entry.key) { entries += merged(entry.value) } else { entries.append(entry) }
            }
            converted = YAMLNode(position: position, content: .mapping(entries))
        case .alias:
            converted = YAMLNode(position: position, content: .scalar("", isPlain: true))
        }
        if let anchor = node.anchor { anchors[anchor.rawValue] = converted }
        return converted
    }

    private mutating func convert(_ scalar: Node.Scalar, at position: TextPosition) -> YAMLNode {
        let isPlain = scalar.style == .plain || scalar.style == .any
        if isPlain, scalar.string.unicodeScalars.first == YAMLSource.star {
            let name = YAMLSource.restored(String(scalar.string.unicodeScalars.dropFirst()))
            if let target = anchors[name] { return target }
            log.add(
                .unknownAlias, at: position, path: "",
                "\(("*" + name).quoted) refers to an anchor that does not come before it",
                suggestion: "put quotes around a text that starts with '*'")
        }
        return YAMLNode(position: position, content: .scalar(YAMLSource.restored(scalar.string), isPlain: isPlain))
    }

    private func isMergeKey(_ key: YAMLNode) -> Bool {
        guard case .scalar("<<", isPlain: true) = key.content else { return false }
        return true
    }

    private mutating func merged(_ value: YAMLNode) -> [YAMLNode.Entry] {
        switch value.content {
        case .mapping(let entries) where entries.count <= mergeBudget:
            mergeBudget -= entries.count
            return entries.map { YAMLNode.Entry(key: $0.key, value: $0.value, isMerged: true) }
        case .sequence(let items) where value.size <= mergeBudget:
            return items.flatMap { merged($0) }
        case .mapping, .sequence:
            log.add(
                .tooComplex, at: value.position, path: "<<", "too much is merged", suggestion: "use fewer merge keys")
            return []
        default:
            log.add(
                .wrongType, at: value.position, path: "<<", "a merge key takes a mapping, not \(value.kindName)",
                suggestion: "write '<<: *anchor', the anchor being on a mapping")
            return []
        }
    }
}
