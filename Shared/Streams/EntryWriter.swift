package import Contracts

/// Makes the envelopes of one service instance.
package struct EntryWriter: Sendable {
    /// `/<service>/<instance>`.
    package let source: String
    private let now: @Sendable () -> Timestamp
    private let makeID: @Sendable () -> ULID

    /// Takes the clock and the source of ids.
    package init(source: String, now: @escaping @Sendable () -> Timestamp, makeID: @escaping @Sendable () -> ULID) {
        self.source = source
        self.now = now
        self.makeID = makeID
    }

    /// The entry and the stream of its type.
    ///
    /// - Throws: ``StreamsError`` (`malformedRecord`) when the value has no JSON form or the type no stream.
    package func envelope(
        _ type: EntryType, subject: String, _ value: some Encodable, traceparent: String? = nil
    ) throws(StreamsError) -> (StreamName, Envelope) {
        let data: [UInt8]
        do {
            data = try ContractJSON.encode(value)
        } catch {
            throw StreamsError(.malformedRecord, "an entry of type \(type) has no JSON form")
        }
        return try envelope(type, subject: subject, json: data, traceparent: traceparent)
    }

    /// The entry of data that is JSON already, and the stream of its type.
    ///
    /// - Throws: ``StreamsError`` (`malformedRecord`) when the type has no stream.
    package func envelope(
        _ type: EntryType, subject: String, json data: [UInt8], traceparent: String? = nil
    ) throws(StreamsError) -> (StreamName, Envelope) {
        guard let stream = type.stream else {
            throw StreamsError(.malformedRecord, "entry type \(type) has no stream")
        }
        return (
            stream,
            Envelope(
                id: makeID(), type: type, source: source, subject: subject, time: now(), traceparent: traceparent,
                data: data)
        )
    }
}
