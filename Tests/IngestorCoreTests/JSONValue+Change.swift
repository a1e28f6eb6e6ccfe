import Foundation
import JSONScan

extension JSONValue {
    /// Without the field at the path; with another value there when one is given.
    func changed(at path: ArraySlice<String>, to replacement: JSONValue?) -> JSONValue {
        guard let key = path.first else { return self }
        let rest = path.dropFirst()
        switch self {
        case .array(let elements) where key == "[]":
            return .array(elements.map { $0.changed(at: rest, to: replacement) })
        case .object(let members):
            return .object(
                members.compactMap { member in
                    guard member.key == key else { return member }
                    if !rest.isEmpty { return .init(key, member.value.changed(at: rest, to: replacement)) }
                    return replacement.map { .init(key, $0) }
                })
        default: return self
        }
    }

    /// With fields that nobody knows in every object, before and after those that are there.
    var withStrangers: JSONValue {
        switch self {
        case .array(let elements): return .array(elements.map(\.withStrangers))
        case .object(let members):
            let stranger = JSONValue.object([
                .init("number", .string("7")), .init("list", .array([.null, .bool(true)])),
            ])
            return .object(
                [.init("x_first", stranger)] + members.map { .init($0.key, $0.value.withStrangers) }
                    + [.init("x_last", .array([stranger]))])
        default: return self
        }
    }

    /// Its text.
    var bytes: [UInt8] { Array(text.utf8) }

    private var text: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): JSONValue.quoted(text)
        case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\(JSONValue.quoted($0.key)):\($0.value.text)" }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..."\u{1F}":
                quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
