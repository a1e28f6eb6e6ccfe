package import Contracts
import Synchronization

/// Streams and state in memory with the same meaning as in Redis, for tests and for trying decisions out.
///
/// Time for pending entries is what the handed-in clock says, in milliseconds.
package final class InMemoryStreams: Sendable {
    private let world = Mutex(World())
    private let milliseconds: @Sendable () -> Int64

    /// Takes the clock that pending entries age by.
    package init(milliseconds: @escaping @Sendable () -> Int64) { self.milliseconds = milliseconds }

    /// State and steps.
    package var store: StateStore {
        StateStore(
            read: { keys throws(StreamsError) in
                self.world.withLock { world in keys.map { world.records[$0] ?? .absent } }
            },
            commit: { steps throws(StreamsError) in
                self.world.withLock { world in steps.map { world.take($0) } }
            },
            members: { query throws(StreamsError) in self.world.withLock { $0.members(query) } },
            score: { index, member throws(StreamsError) in self.world.withLock { $0.indexes[index]?[member] } },
            count: { index throws(StreamsError) in self.world.withLock { $0.indexes[index]?.count ?? 0 } })
    }

    /// Entries for one consumer of a group.
    package func source(_ streams: [StreamName], group: String, consumer: String) -> StreamSource {
        let now = milliseconds
        return StreamSource(
            read: { max, _ throws(StreamsError) in
                self.world.withLock { world in
                    streams.flatMap { world.read($0, group: group, consumer: consumer, max: max, now: now()) }
                }
            },
            claim: { max, idle throws(StreamsError) in
                self.world.withLock { world in
                    var claimed = ClaimedEntries(deliveries: [], vanished: 0)
                    for stream in streams {
                        world.claim(
                            stream, group: group, consumer: consumer, max: max, before: now() - idle.milliseconds,
                            now: now(), into: &claimed)
                    }
                    return claimed
                }
            },
            trim: { age throws(StreamsError) in
                self.world.withLock { world in
                    streams.reduce(0) { $0 + world.trim($1, before: now() - age.milliseconds) }
                }
            },
            lag: { () throws(StreamsError) in
                self.world.withLock { world in streams.map { world.lag($0, group: group) } }
            })
    }

    /// Streams as an operator reads them.
    package var inspector: StreamInspector {
        StreamInspector(
            entries: { query throws(StreamsError) in self.world.withLock { $0.entries(query) } },
            groups: { stream throws(StreamsError) in
                self.world.withLock { world in
                    (world.streams[stream]?.groups.keys.sorted() ?? []).map { world.lag(stream, group: $0) }
                }
            },
            length: { stream throws(StreamsError) in self.world.withLock { $0.streams[stream]?.entries.count ?? 0 } },
            remove: { stream, position throws(StreamsError) in
                self.world.withLock { $0.remove(stream, position) }
            })
    }
}
