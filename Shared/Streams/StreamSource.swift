package import Contracts

/// Where a consumer gets its entries from: some streams, one group, one consumer.
///
/// Every closure throws ``StreamsError``. `read` must be called by one task at a time.
package struct StreamSource: Sendable {
    /// Entries that nobody in the group has got yet, at most `max` of each stream; waits up to `wait` for the first.
    package var read: @Sendable (_ max: Int, _ wait: Duration) async throws(StreamsError) -> [Delivery]
    /// Entries that have been pending for some consumer for at least `idle`, now pending for this one.
    package var claim: @Sendable (_ max: Int, _ idle: Duration) async throws(StreamsError) -> ClaimedEntries
    /// Removes entries older than `age` that every group of their stream has acknowledged, and consumers that are long gone;
    /// returns how many entries went.
    package var trim: @Sendable (_ age: Duration) async throws(StreamsError) -> Int
    /// Entries not yet delivered to, and pending in, this group, by stream.
    package var lag: @Sendable () async throws(StreamsError) -> [StreamLag]

    /// Made of its closures.
    package init(
        read: @escaping @Sendable (Int, Duration) async throws(StreamsError) -> [Delivery],
        claim: @escaping @Sendable (Int, Duration) async throws(StreamsError) -> ClaimedEntries,
        trim: @escaping @Sendable (Duration) async throws(StreamsError) -> Int,
        lag: @escaping @Sendable () async throws(StreamsError) -> [StreamLag]
    ) {
        self.read = read
        self.claim = claim
        self.trim = trim
        self.lag = lag
    }
}

/// What a claim found.
package struct ClaimedEntries: Sendable {
    /// Entries that are now pending for this consumer.
    package var deliveries: [Delivery]
    /// Entries that had vanished from their stream while they were pending: data was lost, an alarm.
    package var vanished: Int

    /// Made of its parts.
    package init(deliveries: [Delivery], vanished: Int) {
        self.deliveries = deliveries
        self.vanished = vanished
    }
}

/// How far a group is behind on a stream.
package struct StreamLag: Hashable, Sendable {
    /// The stream.
    package let stream: StreamName
    /// The group.
    package let group: String
    /// Entries in the stream.
    package let length: Int
    /// Entries not yet handed out; `nil` when the store can't tell.
    package let undelivered: Int?
    /// Entries handed out and not acknowledged.
    package let pending: Int

    /// Made of its parts.
    package init(stream: StreamName, group: String, length: Int, undelivered: Int?, pending: Int) {
        self.stream = stream
        self.group = group
        self.length = length
        self.undelivered = undelivered
        self.pending = pending
    }
}
