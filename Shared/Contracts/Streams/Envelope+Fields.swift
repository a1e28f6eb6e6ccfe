/// Why the fields of an entry are no envelope.
package struct EnvelopeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The field that is missing or wrong.
    package let field: String
    /// What is wrong with it.
    package let problem: String

    /// One sentence.
    package var description: String { "field \(field): \(problem)" }
}

extension Envelope {
    /// The fields in the order in which they are appended.
    package var fields: [(name: String, value: [UInt8])] {
        var list: [(name: String, value: [UInt8])] = [
            ("specversion", Array("1.0".utf8)), ("id", Array(id.description.utf8)),
            ("type", Array(type.rawValue.utf8)), ("source", Array(source.utf8)), ("subject", Array(subject.utf8)),
            ("time", Array(time.rfc3339.utf8)), ("dataschema", Array("switchyard/v1/\(type.rawValue)".utf8)),
        ]
        if let traceparent { list.append(("traceparent", Array(traceparent.utf8))) }
        list.append(("data", data))
        return list
    }

    /// Reads the fields of an entry; unknown fields are ignored.
    ///
    /// - Throws: ``EnvelopeError`` that names the first field that is missing or wrong.
    package init(fields: [(name: String, value: [UInt8])]) throws(EnvelopeError) {
        func text(_ name: String) -> String? {
            fields.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) }
        }
        guard text("specversion")?.hasPrefix("1.") == true else {
            throw EnvelopeError(field: "specversion", problem: "expected 1.0")
        }
        guard let id = text("id").flatMap({ ULID($0) }) else {
            throw EnvelopeError(field: "id", problem: "expected a ULID")
        }
        guard let type = text("type") else {
            throw EnvelopeError(field: "type", problem: "missing, expected such as failure.observed")
        }
        guard let time = text("time").flatMap({ Timestamp(rfc3339: $0) }) else {
            throw EnvelopeError(field: "time", problem: "expected RFC 3339")
        }
        guard let data = fields.first(where: { $0.name == "data" })?.value else {
            throw EnvelopeError(field: "data", problem: "missing, expected one JSON object")
        }
        self.init(
            id: id, type: EntryType(rawValue: type), source: text("source") ?? "", subject: text("subject") ?? "",
            time: time, traceparent: text("traceparent"), data: data)
    }
}
