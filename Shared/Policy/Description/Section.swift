/// A mapping with fixed keys that reads into one type: the single description from which the parser, the JSON Schema and
/// the documentation of these keys are made.
struct Section<Root: Sendable>: Sendable {
    /// What the documentation calls a value of this section.
    let name: String
    /// The value when no key is given: the defaults.
    let initial: Root
    let fields: [Field<Root>]
    /// Reports contradictions between keys that are each well-formed.
    var check: @Sendable (Root, SectionPlace, inout ProblemLog) -> Void = { _, _, _ in }

    /// Reads the section; `nil` when the log now says why not. All keys are read, whatever is wrong with some.
    func read(_ node: YAMLNode, _ path: String, _ log: inout ProblemLog) -> Root? {
        guard let entries = node.entries(path: path, log: &log) else { return nil }
        var root = initial
        var isComplete = true
        for entry in entries {
            guard let field = fields.first(where: { $0.name == entry.name }) else {
                reportUnknown(entry.name, at: entry.node.key.position, path: path, log: &log)
                isComplete = false
                continue
            }
            isComplete = field.read(&root, entry.node.value, path.extended(entry.name), &log) && isComplete
        }
        for field in fields where field.isRequired && !entries.contains(where: { $0.name == field.name }) {
            log.add(
                .missingKey, at: node.position, path: path, "'\(field.name)' is missing",
                suggestion: "add '\(field.name): …' (\(field.type))")
            isComplete = false
        }
        guard isComplete else { return nil }
        check(root, SectionPlace(node: node, path: path, entries: entries), &log)
        return root
    }

    /// All keys in canonical form, in the order of the description.
    func write(_ root: Root) -> JSONTree {
        .object(fields.compactMap { field in field.write(root).map { JSONTree.Member(key: field.name, value: $0) } })
    }

    var format: Format<Root> {
        Format(name: name, form: "mapping", schema: schema, keys: keys, isSection: true, read: read, write: write)
    }

    private func reportUnknown(_ name: String, at position: TextPosition, path: String, log: inout ProblemLog) {
        guard !log.isFull else { return }
        let names = fields.map(\.name)
        let nearest = Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
        log.add(
            .unknownKey, at: position, path: path.extended(name), "there is no key \(name.quoted) here",
            suggestion: nearest ?? "the keys are " + names.joined(separator: ", "))
    }

    private var schema: JSONTree {
        let properties = fields.map { field in
            let described = field.schema.adding("description", .text(field.meaning))
            return JSONTree.Member(
                key: field.name, value: field.isRequired ? described : described.adding("default", field.write(initial))
            )
        }
        let required = fields.filter(\.isRequired).map { JSONTree.text($0.name) }
        return JSONTree.members(["type": .text("object"), "additionalProperties": .boolean(false)])
            .adding("required", required.isEmpty ? nil : .list(required))
            .adding("properties", .object(properties))
    }

    private var keys: [KeyDescription] {
        fields.flatMap { field in
            let own = KeyDescription(
                path: field.name, type: field.type,
                defaultValue: field.isRequired || field.isSection ? nil : field.write(initial)?.brief,
                isRequired: field.isRequired, isSection: field.isSection, meaning: field.meaning)
            return [own] + field.keys.map { $0.below(field.name) }
        }
    }
}
