/// The dbt nodes that a text names: unique ids, and names as in `Database Error in model orders (models/orders.sql)`.
package enum MentionedNodes {
    /// How many are taken at most.
    package static let limit = 100
    private static let types = WordSet(
        "model test source snapshot seed exposure unit_test metric semantic_model analysis operation saved_query")

    /// In order of mention, each once; a unique id and the same name with its path become one.
    package static func find(in text: String) -> [MentionedNode] {
        let bytes = ByteText(text.utf8)
        var nodes: [MentionedNode] = []
        var index = 0
        while index < bytes.count, nodes.count < limit {
            guard bytes[index].isLetter, !isNameByte(bytes.byte(index - 1)) else {
                index += 1
                continue
            }
            let end = bytes.end(from: index, while: isNameByte)
            if let node = uniqueID(bytes, index..<end) ?? named(bytes, type: index..<end) { merge(node, into: &nodes) }
            index = end
        }
        return nodes
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { byte.isWord || byte == "." }

    private static func uniqueID(_ text: ByteText, _ range: Range<Int>) -> MentionedNode? {
        // Nearly every word ends here, before anything is copied.
        guard range.count <= 512, let dot = text[range].firstIndex(of: UInt8(ascii: ".")),
            types.contains(text[range.lowerBound..<dot])
        else {
            return nil
        }
        var parts = text[range].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if let last = parts.last, last.isEmpty { parts.removeLast() }
        guard parts.count >= 3, types.contains(parts[0]), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let type = String(ByteText(parts[0]))
        // A test's id ends in a hash of its own, a source's name has two parts.
        let name = type == "test" ? parts[2] : parts[parts.count - 1]
        return MentionedNode(
            identity: String(ByteText(parts.joined(separator: [UInt8(ascii: ".")]))), name: String(ByteText(name)),
            resourceType: type, path: nil)
    }

    /// `in model orders (models/orders.sql)`; without a path the name must follow `in`.
    private static func named(_ text: ByteText, type: Range<Int>) -> MentionedNode? {
        guard text.byte(type.upperBound) == " ", text.has("in ", at: type.lowerBound - 3), types.contains(text[type])
        else {
            return nil
        }
        let start = type.upperBound + 1
        let end = text.end(from: start, limit: 512, while: isNameByte)
        guard end > start, text[start..<end].contains(where: \.isLetter) else { return nil }
        guard text.has(" (", at: end) else { return nil }
        let close = text.end(from: end + 2, limit: 512) { $0 != ")" && !$0.isSpace }
        guard text.byte(close) == ")", text[end + 2..<close].contains(UInt8(ascii: "/")) else { return nil }
        return MentionedNode(
            identity: text.text(start..<end), name: text.text(start..<end),
            resourceType: String(text[type].map(\.lowercased)), path: text.text(end + 2..<close))
    }

    private static func merge(_ node: MentionedNode, into nodes: inout [MentionedNode]) {
        guard let index = nodes.firstIndex(where: { $0.name == node.name && $0.resourceType == node.resourceType })
        else {
            return nodes.append(node)
        }
        if node.identity.contains(".") { nodes[index].identity = node.identity }
        nodes[index].path = nodes[index].path ?? node.path
    }
}
