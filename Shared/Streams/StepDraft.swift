package import Contracts

/// A step in the making: reads go through it, so that the commit can check that what was read is still true.
package struct StepDraft: Sendable {
    private let store: StateStore
    private let writer: EntryWriter
    private var pending: Step
    /// What the draft knows of the records that it has read or written: their data, unset when there is none.
    private var known: [RecordKey: [UInt8]?] = [:]

    /// An empty draft.
    package init(fence: Fence, store: StateStore, writer: EntryWriter) {
        self.store = store
        self.writer = writer
        pending = Step(fence: fence)
    }

    /// The step as drafted so far.
    package var step: Step { pending }

    /// The record as a contract type; `nil` when it does not exist. The step is refused if it changes before the commit.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`, `malformedRecord`).
    package mutating func read<Value: Decodable>(
        _ type: Value.Type, _ key: RecordKey
    ) async throws(StreamsError) -> Value? {
        try await read(type, [key])[0]
    }

    /// Several records in one round trip, in the order of the keys; what the draft has read or written before it knows itself.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`, `malformedRecord`).
    package mutating func read<Value: Decodable>(
        _ type: Value.Type, _ keys: [RecordKey]
    ) async throws(StreamsError) -> [Value?] {
        try await learn(keys.filter { known[$0] == nil })
        return try keys.map { key throws(StreamsError) in
            guard let data = known[key] ?? nil else { return nil }
            do {
                return try ContractJSON.decode(type, from: data)
            } catch {
                throw StreamsError(.malformedRecord, "record \(key) is no \(Value.self)")
            }
        }
    }

    /// Reads each record once: a later read in the same draft sees the draft's own writes, and the version that is checked is
    /// that of the data that was decided upon.
    private mutating func learn(_ keys: [RecordKey]) async throws(StreamsError) {
        guard !keys.isEmpty else { return }
        for (key, record) in zip(keys, try await store.read(keys)) {
            if pending.expected[key] == nil { pending.expected[key] = record.version }
            known[key] = .some(record.data)
        }
    }

    /// Refuses the step when the record exists at the commit.
    package mutating func requireAbsent(_ key: RecordKey) { pending.expected[key] = 0 }

    /// Writes a record.
    ///
    /// - Throws: ``StreamsError`` (`malformedRecord`) when the value has no JSON form.
    package mutating func put(
        _ key: RecordKey, _ value: some Encodable, timeToLive: Duration? = nil
    ) throws(StreamsError) {
        do {
            let data = try ContractJSON.encode(value)
            known[key] = .some(data)
            pending.mutations.append(.put(key, data, timeToLive: timeToLive))
        } catch {
            throw StreamsError(.malformedRecord, "record \(key) has no JSON form")
        }
    }

    /// Appends an entry to the stream of its type.
    ///
    /// - Throws: ``StreamsError`` (`malformedRecord`) when the value has no JSON form or the type no stream.
    package mutating func append(
        _ type: EntryType, subject: String, _ value: some Encodable, traceparent: String? = nil
    ) throws(StreamsError) {
        let (stream, envelope) = try writer.envelope(type, subject: subject, value, traceparent: traceparent)
        pending.mutations.append(.append(stream, envelope))
    }

    /// Any other change.
    package mutating func add(_ mutation: Mutation) {
        switch mutation {
        case .put(let key, let data, _): known[key] = .some(data)
        case .delete(let key): known[key] = .some(nil)
        default: break
        }
        pending.mutations.append(mutation)
    }
}
