package import Contracts

/// Reads streams as an operator does: nothing is acknowledged or changed.
///
/// Every closure throws ``StreamsError``.
package struct StreamInspector: Sendable {
    /// Entries of the stream, newest first when `descending`, from after the position (exclusive) when one is given.
    package var entries: @Sendable (EntryQuery) async throws(StreamsError) -> [StreamEntry]
    /// Length, and each group's lag, of the stream.
    package var groups: @Sendable (StreamName) async throws(StreamsError) -> [StreamLag]
    /// How many entries the stream holds.
    package var length: @Sendable (StreamName) async throws(StreamsError) -> Int
    /// Removes an entry, e.g. a dead letter that was retried; returns whether it was there.
    package var remove: @Sendable (StreamName, String) async throws(StreamsError) -> Bool

    /// Made of its closures.
    package init(
        entries: @escaping @Sendable (EntryQuery) async throws(StreamsError) -> [StreamEntry],
        groups: @escaping @Sendable (StreamName) async throws(StreamsError) -> [StreamLag],
        length: @escaping @Sendable (StreamName) async throws(StreamsError) -> Int,
        remove: @escaping @Sendable (StreamName, String) async throws(StreamsError) -> Bool
    ) {
        self.entries = entries
        self.groups = groups
        self.length = length
        self.remove = remove
    }
}

/// Which entries of a stream are asked for.
package struct EntryQuery: Hashable, Sendable {
    /// The stream.
    package var stream: StreamName
    /// The position to go on after, exclusive; from the end of the stream that the direction starts at when `nil`.
    package var after: String?
    /// At most so many.
    package var limit: Int
    /// Newest first.
    package var descending: Bool

    /// Made of its parts.
    package init(_ stream: StreamName, after: String? = nil, limit: Int, descending: Bool = false) {
        self.stream = stream
        self.after = after
        self.limit = limit
        self.descending = descending
    }
}

/// An entry as it stands in its stream.
package struct StreamEntry: Sendable {
    /// Its position, e.g. `1700000000000-0`.
    package let position: String
    /// Its fields as they were appended.
    package let fields: [(name: String, value: [UInt8])]

    /// Made of its parts.
    package init(position: String, fields: [(name: String, value: [UInt8])]) {
        self.position = position
        self.fields = fields
    }
}
