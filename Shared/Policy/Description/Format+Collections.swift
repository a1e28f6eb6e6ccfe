extension Format {
    /// A list. An empty value reads as an empty list.
    static func list<Element>(of element: Format<Element>, limit: Int = 1000) -> Format where Value == [Element] {
        Format(
            name: "list of \(element.name)", form: "list of \(element.documented)",
            schema: .members(["type": .text("array"), "items": element.schema, "maxItems": .integer(limit)]),
            keys: element.keys.map { $0.below("[]") },
            read: { node, path, log in
                guard case .sequence(let items) = node.content else {
                    if node.isNull { return [] }
                    let remedy = "write [ … ] around it, or a line with '- ' for each item"
                    node.wrongType(expecting: "a list of \(element.name)", path: path, log: &log, remedy: remedy)
                    return nil
                }
                return readItems(items, of: element, limit: limit, at: (node.position, path), log: &log)
            },
            write: { .list($0.map(element.write)) })
    }

    /// A list, or a single value that stands for a list of one.
    static func oneOrMany<Element>(_ element: Format<Element>, limit: Int = 100) -> Format where Value == [Element] {
        let many = Format.list(of: element, limit: limit)
        return Format(
            name: "\(element.name), or list of them", form: "\(element.documented), or list",
            schema: .members(["anyOf": .list([element.schema, many.schema.adding("minItems", .integer(1))])]),
            read: { node, path, log in
                guard case .sequence(let items) = node.content else {
                    return element.read(node, path, &log).map { [$0] }
                }
                guard !items.isEmpty else {
                    log.add(
                        .outOfRange, at: node.position, path: path, "an empty list matches nothing",
                        suggestion: "name a value, or leave the key out")
                    return nil
                }
                return many.read(node, path, &log)
            },
            write: { many.write($0) })
    }

    private static func readItems<Element>(
        _ items: [YAMLNode], of element: Format<Element>, limit: Int, at place: (position: TextPosition, path: String),
        log: inout ProblemLog
    ) -> [Element]? {
        guard items.count <= limit else {
            log.add(
                .outOfRange, at: place.position, path: place.path, "the list has \(items.count) items",
                suggestion: "give at most \(limit)")
            return nil
        }
        let values = items.enumerated().map { element.read($1, "\(place.path)[\($0)]", &log) }
        let complete = values.compactMap { $0 }
        return complete.count == values.count ? complete : nil
    }

    /// A mapping whose keys the team chooses.
    ///
    /// - Parameters:
    ///   - placeholder: Stands for the key in the documentation, `<owner/name>`.
    ///   - key: The form of a key.
    static func map<Key: Hashable, Element>(
        _ placeholder: String, key: Format<Key>, value: Format<Element>
    ) -> Format where Value == [Key: Element] {
        Format(
            name: "mapping of \(key.name) to \(value.name)", form: "mapping by \(key.name)",
            schema: .members([
                "type": .text("object"), "propertyNames": key.schema, "additionalProperties": value.schema,
            ]),
            keys: value.keys.map { $0.below(placeholder) },
            read: { node, path, log in
                guard let entries = node.entries(path: path, log: &log) else { return nil }
                var result: [Key: Element] = [:]
                var isComplete = true
                for entry in entries {
                    let here = path.extended(entry.name)
                    let readKey = key.read(entry.node.key, here, &log)
                    let readValue = value.read(entry.node.value, here, &log)
                    if let readKey, let readValue, result[readKey] == nil {
                        result[readKey] = readValue
                    } else {
                        isComplete = false
                    }
                }
                return isComplete ? result : nil
            },
            write: { values in
                let members = values.map { pair -> JSONTree.Member in
                    guard case .text(let name) = key.write(pair.key) else {
                        preconditionFailure("a key is written as a text")
                    }
                    return JSONTree.Member(key: name, value: value.write(pair.value))
                }
                return .object(members.sorted { $0.key < $1.key })
            })
    }
}
