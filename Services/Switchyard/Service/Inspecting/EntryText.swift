import Contracts
import FailureText
import Foundation
package import Streams

/// An entry for a terminal.
package enum EntryText {
    /// One line: position, type, subject, data; outside text made safe and cut at 400 characters.
    package static func line(_ entry: StreamEntry) -> String {
        let fields = Dictionary(entry.fields.map { ($0.name, String(decoding: $0.value, as: UTF8.self)) }) { $1 }
        let parts = [entry.position, fields["type"] ?? "?", fields["subject"] ?? "", fields["error"] ?? ""]
        let head = parts.filter { !$0.isEmpty }.map { Sanitizing.clean($0) }.joined(separator: "  ")
        return head + "  " + Sanitizing.clean(String((fields["data"] ?? "").prefix(400)))
    }

    /// One JSON object: the fields, `data` as the object that it is, and `position`.
    package static func json(_ entry: StreamEntry) throws -> String {
        var object: [String: Any] = ["position": entry.position]
        for field in entry.fields {
            let text = String(decoding: field.value, as: UTF8.self)
            let isObject = field.name == "data"
            object[field.name] = isObject ? (try? JSONSerialization.jsonObject(with: Data(field.value))) ?? text : text
        }
        let data = try JSONSerialization.data(
            withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }
}
