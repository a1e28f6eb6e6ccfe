import Contracts

extension Policy {
    /// The JSON Schema (draft 2020-12) of `switchyard.yaml` for editors, ending in a newline. The same at every call.
    package static func jsonSchema() -> String {
        let head = JSONTree.members([
            "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
            "title": .text("switchyard.yaml"),
            "description": .text("The policy of a Switchyard workspace. Generated from the parser's own description."),
        ])
        guard case .object(let first) = head, case .object(let rest) = section.format.schema else { return "{}\n" }
        return JSONTree.object(first + rest).pretty() + "\n"
    }

    /// Every key with type, default and meaning as Markdown tables, one for each top-level key, ending in a newline.
    package static func configurationReference() -> String {
        let groups = Dictionary(grouping: section.format.keys) { key in
            String(key.path.prefix { $0 != "." && $0 != "[" })
        }
        return section.fields.map { field in
            let rows = (groups[field.name] ?? []).map { $0.row }
            return "### `\(field.name)`\n\n| key | type | default | meaning |\n|---|---|---|---|\n"
                + rows.joined(separator: "\n") + "\n"
        }.joined(separator: "\n") + "\n" + words
    }

    /// The published words, so that nobody must look for them elsewhere.
    private static var words: String {
        let lists: [(String, [String])] = [
            ("category", Contracts.Category.known.map(\.rawValue)), ("error type", ErrorType.known.map(\.rawValue)),
            ("expert", Expert.known.map(\.rawValue)), ("priority", Priority.known.map(\.rawValue)),
            ("environment", RunEnvironment.known.map(\.rawValue)),
        ]
        let rows = lists.map { name, words in "| \(name) | \(words.map { "`\($0)`" }.joined(separator: ", ")) |\n" }
        return "### Words\n\n| type | words |\n|---|---|\n" + rows.joined()
    }
}

extension KeyDescription {
    fileprivate var row: String {
        let absent = isSection ? "" : "none"
        let shown = isRequired ? "required" : defaultValue.map { "`\($0)`" } ?? absent
        return "| `\(path)` | \(type) | \(shown) | \(meaning) |"
    }
}
