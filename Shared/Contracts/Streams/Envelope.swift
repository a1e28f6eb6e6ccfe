/// An entry of a stream: the attributes of CloudEvents 1.0 as flat fields, and one JSON object as data.
package struct Envelope: Hashable, Sendable {
    /// Identity of the entry; the same fact appended twice would have two ids, so steps make sure it is not.
    package var id: ULID
    /// What the data is.
    package var type: EntryType
    /// `/<service>/<instance>` of the writer.
    package var source: String
    /// What the entry is ordered by.
    package var subject: String
    /// When it was written.
    package var time: Timestamp
    /// W3C trace context, if the cause had one.
    package var traceparent: String?
    /// The data as JSON.
    package var data: [UInt8]

    /// Made of its fields.
    package init(
        id: ULID, type: EntryType, source: String, subject: String, time: Timestamp, traceparent: String? = nil,
        data: [UInt8]
    ) {
        self.id = id
        self.type = type
        self.source = source
        self.subject = subject
        self.time = time
        self.traceparent = traceparent
        self.data = data
    }

    /// The data as a contract type.
    ///
    /// - Throws: `DecodingError` that names the coding path.
    package func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try ContractJSON.decode(type, from: data)
    }
}
