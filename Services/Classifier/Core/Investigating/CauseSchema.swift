import Contracts
import JSONScan

/// The JSON Schema of an answer to what is behind a failure.
package enum CauseSchema {
    /// The schema as JSON, the same at every call.
    package static let json: [UInt8] = {
        var writer = JSONWriter()
        object(["causes"], &writer) { writer in
            array("causes", &writer) { writer in
                object(["cause", "probability", "quotes"], &writer) { writer in
                    writer.key("cause")
                    writer.object { writer in
                        writer.member("type", "string")
                        writer.member("enum", FailureCause.known.map(\.rawValue))
                    }
                    writer.key("probability")
                    writer.object { $0.member("type", "number") }
                    array("quotes", &writer) { writer in writer.object { $0.member("type", "string") } }
                }
            }
        }
        return writer.bytes
    }()

    private static func object(
        _ required: [String], _ writer: inout JSONWriter, properties: (inout JSONWriter) -> Void
    ) {
        writer.object { writer in
            writer.member("type", "object")
            writer.member("additionalProperties", false)
            writer.member("required", required)
            writer.key("properties")
            writer.object { properties(&$0) }
        }
    }

    private static func array(
        _ name: StaticString, _ writer: inout JSONWriter, items: (inout JSONWriter) -> Void
    ) {
        writer.key(name)
        writer.object { writer in
            writer.member("type", "array")
            writer.key("items")
            items(&writer)
        }
    }
}
