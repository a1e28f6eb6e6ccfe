/// A JSON value with its keys in a fixed order: what schemas, defaults and the canonical form of a policy are written in.
indirect enum JSONTree: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([Member])

    struct Member: Hashable, Sendable {
        let key: String
        let value: JSONTree
    }

    /// An object with these members, in this order.
    static func members(_ members: KeyValuePairs<String, JSONTree>) -> JSONTree {
        .object(members.map { Member(key: $0.key, value: $0.value) })
    }

    /// An object with further members at its end; anything else as it is.
    func adding(_ key: String, _ value: JSONTree?) -> JSONTree {
        guard case .object(let members) = self, let value else { return self }
        return .object(members + [Member(key: key, value: value)])
    }

    /// The value on one line, without spaces.
    var compact: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): JSONTree.decimal(value)
        case .text(let value): JSONTree.escaped(value)
        case .list(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { JSONTree.escaped($0.key) + ":" + $0.value.compact }.joined(separator: ",") + "}"
        }
    }

    /// The value over several lines, two spaces a level, short lists of plain values on one line.
    func pretty(indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .list(let items) where !items.isEmpty && (items.contains(where: \.isObject) || compact.utf8.count > 90):
            let lines = items.map { inner + $0.pretty(indent: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        case .list(let items):
            return "[" + items.map(\.compact).joined(separator: ", ") + "]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { inner + JSONTree.escaped($0.key) + ": " + $0.value.pretty(indent: inner) }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        default: return compact
        }
    }

    private var isObject: Bool {
        if case .object = self { return true }
        return false
    }

    /// The value as somebody would write it in the file.
    var brief: String {
        switch self {
        case .text(let value): value.isEmpty || value.contains(where: { " :#,[]{}\"".contains($0) }) ? compact : value
        case .list(let items): "[" + items.map(\.brief).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { "\($0.key): \($0.value.brief)" }.joined(separator: ", ") + "}"
        default: compact
        }
    }

    private static func decimal(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    /// A JSON string that is also a YAML string in double quotes.
    private static func escaped(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x0A: result += "\\n"
            case 0x20...0x7E, 0xA1...0x2027, 0x2030...0xD7FF, 0x10000...: result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result + "\""
    }
}
