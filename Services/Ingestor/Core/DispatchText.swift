import JSONScan

/// What a pipeline put into a dispatch, as lines that can be read like a report.
enum DispatchText {
    /// A text as it is; of anything else a line for each value, under its name.
    static func text(_ value: JSONValue) -> String { lines(value, name: nil).joined(separator: "\n") }

    private static func lines(_ value: JSONValue, name: String?) -> [String] {
        switch value {
        case .null: []
        case .string(let text): [named(text, name)]
        case .bool(let flag): [named(String(flag), name)]
        case .int(let number): [named(String(number), name)]
        case .double(let number): [named(String(number), name)]
        case .array(let elements): elements.flatMap { lines($0, name: name) }
        case .object(let members): members.flatMap { lines($0.value, name: $0.key) }
        }
    }

    private static func named(_ text: String, _ name: String?) -> String { name.map { "\($0): \(text)" } ?? text }
}
