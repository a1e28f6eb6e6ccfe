import JSONScan

/// The published schema of one event, for telling which fields of a body are optional.
struct WebhookSchema {
    /// A way to a field: member names, and `[]` into every element of an array.
    typealias Path = [String]

    private let root: JSONValue
    private let definitions: (String) throws -> JSONValue

    init(_ body: SharedContracts.Body) throws {
        let action = body.value["action"]?.string ?? "event"
        let folder = "github-webhook-schemas/\(body.event)"
        root =
            try (try? SharedContracts.value("\(folder)/\(action).schema.json"))
            ?? SharedContracts.value("\(folder)/event.schema.json")
        definitions = { name in
            let file = name.split(separator: "/").last.map(String.init) ?? name
            return try SharedContracts.value("github-webhook-schemas/common/\(file)")
        }
    }

    /// The fields that the body has and that the schema does not require; `nullable` are those that may also be null.
    func optionalFields(of body: JSONValue) throws -> (removable: Set<Path>, nullable: Set<Path>) {
        var removable: Set<Path> = []
        var nullable: Set<Path> = []
        try visit(body, [root], [], &removable, &nullable)
        return (removable, nullable)
    }

    private func visit(
        _ value: JSONValue, _ schemas: [JSONValue], _ path: Path, _ removable: inout Set<Path>,
        _ nullable: inout Set<Path>
    ) throws {
        let branches = try schemas.flatMap { try resolve($0) }
        switch value {
        case .object(let members):
            for member in members {
                let inner = branches.compactMap { $0["properties"]?[member.key] }
                guard !inner.isEmpty else { continue }
                let next = path + [member.key]
                let isRequired = branches.contains { strings($0["required"]).contains(member.key) }
                if !isRequired { removable.insert(next) }
                if try inner.contains(where: allowsNull) { nullable.insert(next) }
                try visit(member.value, inner, next, &removable, &nullable)
            }
        case .array(let elements):
            let inner = branches.compactMap { $0["items"] }
            if let first = elements.first { try visit(first, inner, path + ["[]"], &removable, &nullable) }
        default: break
        }
    }

    private func resolve(_ schema: JSONValue) throws -> [JSONValue] {
        if let name = schema["$ref"]?.string { return try resolve(definitions(name)) }
        let parts = ["allOf", "anyOf", "oneOf"].flatMap { elements(schema[$0]) }
        return try [schema] + parts.flatMap { try resolve($0) }
    }

    private func allowsNull(_ schema: JSONValue) throws -> Bool {
        try resolve(schema).contains { $0["type"]?.string == "null" || strings($0["type"]).contains("null") }
    }

    private func elements(_ value: JSONValue?) -> [JSONValue] {
        if case .array(let elements) = value { elements } else { [] }
    }

    private func strings(_ value: JSONValue?) -> [String] { elements(value).compactMap(\.string) }
}
