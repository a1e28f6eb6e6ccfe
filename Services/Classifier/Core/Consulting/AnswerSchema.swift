import Contracts
import JSONScan

/// The JSON Schema that an answer must have: decisions are words of closed lists.
package enum AnswerSchema {
    /// The schema as JSON, the same at every call.
    package static let json: [UInt8] = {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("type", "object")
            writer.member("additionalProperties", false)
            writer.member("required", ["category", "error_type", "expert", "confidence", "quotes"])
            writer.key("properties")
            writer.object { writer in
                list("category", Category.known.map(\.rawValue), &writer)
                list("error_type", ErrorType.known.map(\.rawValue), &writer)
                list("expert", Expert.known.map(\.rawValue), &writer)
                writer.key("confidence")
                writer.object { $0.member("type", "number") }
                writer.key("quotes")
                writer.object { writer in
                    writer.member("type", "array")
                    writer.key("items")
                    writer.object { $0.member("type", "string") }
                }
            }
        }
        return writer.bytes
    }()

    private static func list(_ name: StaticString, _ words: [String], _ writer: inout JSONWriter) {
        writer.key(name)
        writer.object { writer in
            writer.member("type", "string")
            writer.member("enum", words)
        }
    }
}
