/// A policy file as lines and as nodes with their places, to be changed in a few characters.
struct PolicyText {
    private var lines: [String]
    private let root: YAMLNode?

    init(_ yaml: String) {
        lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var log = ProblemLog()
        root = YAMLReader.read(yaml, log: &log)
    }

    func changed(_ change: PolicyChange) -> String? {
        var copy = self
        let isDone =
            switch change {
            case .set(let path, let value): copy.set(path[...], value, in: root)
            case .remove(let path, let index): copy.remove(path, index)
            case .prepend(let path, let item): copy.prepend(path, item)
            }
        return isDone ? copy.lines.joined(separator: "\n") : nil
    }

    private func child(_ key: String, of node: YAMLNode?) -> YAMLNode.Entry? {
        guard case .mapping(let entries)? = node?.content else { return nil }
        return entries.last { entry in
            guard case .scalar(let text, _) = entry.key.content else { return false }
            return text == key && !entry.isMerged
        }
    }

    private func entry(_ path: [String]) -> YAMLNode.Entry? {
        var node = root
        var found: YAMLNode.Entry?
        for key in path {
            found = child(key, of: node)
            node = found?.value
        }
        return found
    }

    private mutating func set(_ path: ArraySlice<String>, _ value: String, in node: YAMLNode?) -> Bool {
        guard let key = path.first else { return false }
        guard let entry = child(key, of: node) else { return insert(path, value, into: node) }
        guard path.count == 1 else { return set(path.dropFirst(), value, in: entry.value) }
        guard case .scalar(_, isPlain: let isPlain) = entry.value.content else { return false }
        return replace(at: entry.value.position, isPlain: isPlain, with: value)
    }

    /// A key that is missing goes before the first of its mapping; of the whole file, to its end.
    private mutating func insert(_ path: ArraySlice<String>, _ value: String, into node: YAMLNode?) -> Bool {
        let text = path.dropFirst().reversed().reduce(value) { "{\($1): \($0)}" }
        let pair = "\(path.first ?? ""): \(text)"
        guard let node, case .mapping(let entries) = node.content, let first = entries.first else { return false }
        if character(at: node.position) == "{" { return insert("\(pair), ", after: node.position) }
        guard node.position.line != root?.position.line || node.position != root?.position else {
            while lines.last?.isEmpty ?? false { lines.removeLast() }
            lines += [pair, ""]
            return true
        }
        let line = first.key.position.line - 1
        guard lines.indices.contains(line) else { return false }
        let indent = String(lines[line].prefix { $0 == " " })
        guard indent.count == first.key.position.column - 1 else { return false }
        lines.insert(indent + pair, at: line)
        return true
    }

    private mutating func remove(_ path: [String], _ index: Int) -> Bool {
        guard let entry = entry(path), case .sequence(let items) = entry.value.content, items.indices.contains(index),
            let dash = dash(before: items[index].position)
        else { return false }
        let first = items[index].position.line - 1
        var end = first + 1
        while end < lines.count, lines[end].prefix(while: { $0 == " " }).count > dash,
            !lines[end].allSatisfy({ $0 == " " })
        {
            end += 1
        }
        lines.removeSubrange(first..<end)
        guard items.count == 1 else { return true }
        let key = entry.key.position.line - 1
        guard lines.indices.contains(key), lines[key].hasSuffix(":") else { return false }
        lines[key] += " []"
        return true
    }

    private mutating func prepend(_ path: [String], _ item: String) -> Bool {
        guard let entry = entry(path) else { return set(path[...], "[\(item)]", in: root) }
        guard case .sequence(let items) = entry.value.content else { return false }
        if character(at: entry.value.position) == "[" {
            return insert(items.isEmpty ? item : "\(item), ", after: entry.value.position)
        }
        guard let first = items.first, let dash = dash(before: first.position) else { return false }
        lines.insert(String(repeating: " ", count: dash) + "- " + item, at: first.position.line - 1)
        return true
    }

    /// The column from 0 of the dash of an item that begins its line.
    private func dash(before position: TextPosition) -> Int? {
        guard lines.indices.contains(position.line - 1) else { return nil }
        let line = lines[position.line - 1]
        let indent = line.prefix { $0 == " " }.count
        let rest = line.dropFirst(indent)
        guard rest.hasPrefix("- ") || rest == "-", position.column > indent + 1 else { return nil }
        return indent
    }

    private func character(at position: TextPosition) -> Character? {
        guard lines.indices.contains(position.line - 1) else { return nil }
        return Array(lines[position.line - 1].unicodeScalars).dropFirst(position.column - 1).first.map { Character($0) }
    }

    private mutating func insert(_ text: String, after position: TextPosition) -> Bool {
        guard lines.indices.contains(position.line - 1) else { return false }
        var scalars = Array(lines[position.line - 1].unicodeScalars)
        guard position.column <= scalars.count else { return false }
        scalars.insert(contentsOf: text.unicodeScalars, at: position.column)
        lines[position.line - 1] = PolicyText.text(scalars)
        return true
    }

    /// Puts a text in the place of a scalar that ends on its line.
    private mutating func replace(at position: TextPosition, isPlain: Bool, with value: String) -> Bool {
        guard lines.indices.contains(position.line - 1) else { return false }
        let scalars = Array(lines[position.line - 1].unicodeScalars)
        let start = position.column - 1
        guard scalars.indices.contains(start) else { return false }
        let end: Int?
        if isPlain {
            end = scalars[start...].firstIndex { " ,}]#".unicodeScalars.contains($0) } ?? scalars.count
        } else {
            let quote = scalars[start]
            end = scalars[(start + 1)...].firstIndex(of: quote).map { $0 + 1 }
            guard quote == "\"" || quote == "'" else { return false }
        }
        guard let end, end > start else { return false }
        lines[position.line - 1] = PolicyText.text(scalars[..<start] + Array(value.unicodeScalars) + scalars[end...])
        return true
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
