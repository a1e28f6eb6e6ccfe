/// One key of a section: its name, the property that it fills, its form and its meaning.
struct Field<Root: Sendable>: Sendable {
    let name: String
    let isRequired: Bool
    let meaning: String
    let type: String
    let schema: JSONTree
    let keys: [KeyDescription]
    let isSection: Bool
    let read: @Sendable (inout Root, YAMLNode, String, inout ProblemLog) -> Bool
    /// The property's value in canonical form; `nil` when it is absent.
    let write: @Sendable (Root) -> JSONTree?

    /// A key with a default: the property's value in the section's initial value.
    init<Value>(
        _ name: String, _ property: any WritableKeyPath<Root, Value> & Sendable, _ format: Format<Value>,
        isRequired: Bool = false, _ meaning: String
    ) {
        self.name = name
        self.isRequired = isRequired
        self.meaning = meaning
        type = format.documented
        isSection = format.isSection
        schema = format.schema
        keys = format.keys
        read = { root, node, path, log in
            guard let value = format.read(node, path, &log) else { return false }
            root[keyPath: property] = value
            return true
        }
        write = { format.write($0[keyPath: property]) }
    }

    /// A key without a default.
    init<Value>(
        _ name: String, optional property: any WritableKeyPath<Root, Value?> & Sendable, _ format: Format<Value>,
        isRequired: Bool = false, _ meaning: String
    ) {
        self.name = name
        self.isRequired = isRequired
        self.meaning = meaning
        type = format.documented
        isSection = format.isSection
        schema = format.schema
        keys = format.keys
        read = { root, node, path, log in
            guard let value = format.read(node, path, &log) else { return false }
            root[keyPath: property] = value
            return true
        }
        write = { $0[keyPath: property].map(format.write) }
    }
}
