package import Contracts
package import Streams

/// The entries that were set aside.
package struct DeadLetterBox: Sendable {
    private let store: StateStore
    private let inspector: StreamInspector

    /// Over the workspace's state and streams.
    package init(store: StateStore, inspector: StreamInspector) {
        self.store = store
        self.inspector = inspector
    }

    /// The newest thousand of a stream, newest first.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package func all(of stream: StreamName) async throws -> [StreamEntry] {
        try await inspector.entries(EntryQuery(stream.dead, limit: 1000, descending: true))
    }

    /// The one at a position; `nil` when it is not there.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package func find(_ stream: StreamName, _ position: String) async throws -> StreamEntry? {
        try await all(of: stream).first { $0.position == position }
    }

    /// Puts it back as it was, for the group that set it aside, and forgets it. Retried twice, or by two people, it goes back
    /// once.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`, `full`).
    package func retry(_ entry: StreamEntry, of stream: StreamName) async throws {
        let mark = RecordKey("dead-letter:retried:\(stream):\(entry.position)")
        var step = Step(
            expected: [mark: 0],
            mutations: [
                .put(mark, [], timeToLive: .seconds(7 * 86_400)),
                .appendFields(stream, DeadLetter.retried(entry.fields)),
            ])
        let texts = DeadLetterBox.texts(entry)
        if FailureAccount.isOpen(stream, service: texts["service"] ?? ""),
            let failure = FailureAccount.failureID(in: entry.fields)
        {
            let since = texts["time"].flatMap { Timestamp(rfc3339: $0) }?.milliseconds ?? 0
            step.mutations.append(.enlist(.waiting, member: failure.description, score: since))
        }
        // A conflict says that it went back before; what is left to do then is to forget it.
        _ = try await store.commit([step])
        _ = try await inspector.remove(stream.dead, entry.position)
    }

    /// Forgets it; answers whether it was there.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package func drop(_ stream: StreamName, _ position: String) async throws -> Bool {
        try await inspector.remove(stream.dead, position)
    }

    /// An entry's fields as texts.
    package static func texts(_ entry: StreamEntry) -> [String: String] {
        Dictionary(entry.fields.map { ($0.name, String(decoding: $0.value, as: UTF8.self)) }) { $1 }
    }
}
