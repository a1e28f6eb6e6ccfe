/// A YAML value with the place where it stands, aliases already followed.
///
/// Copies share their storage, so that an alias costs no memory however large its target is.
struct YAMLNode: Sendable {
    enum Content: Sendable {
        /// A text, and whether it stood there without quotes (only then can it be a number, a boolean or nothing).
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    struct Entry: Sendable {
        let key: YAMLNode
        let value: YAMLNode
        /// Whether it came through a merge key (`<<`), which an explicit key overrides.
        var isMerged = false
    }

    let position: TextPosition
    let content: Content
    /// Nodes that a walk would visit, aliases followed; stops growing at `sizeLimit`.
    let size: Int
    /// Levels below and including this one.
    let depth: Int

    static let sizeLimit = 100_000
    static let depthLimit = 32

    init(position: TextPosition, content: Content) {
        self.position = position
        self.content = content
        let children: [YAMLNode]
        switch content {
        case .scalar: children = []
        case .sequence(let items): children = items
        case .mapping(let entries): children = entries.flatMap { [$0.key, $0.value] }
        }
        var total = 1
        var deepest = 0
        for child in children {
            total = min(total + child.size, YAMLNode.sizeLimit + 1)
            deepest = max(deepest, child.depth)
        }
        size = total
        depth = deepest + 1
    }

    /// Nothing, written as an empty value, `~` or `null`.
    var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// What stands here, for a message.
    var kindName: String {
        switch content {
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .scalar where isNull: "nothing"
        case .scalar(let text, isPlain: true) where text == "true" || text == "false": "a boolean"
        case .scalar(let text, isPlain: true) where PlainNumber.isNumber(text): "a number"
        case .scalar: "a text"
        }
    }
}
