import Contracts

/// State and streams of one workspace, as closures; `RedisStreams` has the live values, ``InMemoryStreams`` those for tests.
///
/// Every closure throws ``StreamsError``; all are safe to call from any task.
package struct StateStore: Sendable {
    /// The records, in the order of the keys; what does not exist is ``StateRecord/absent``.
    package var read: @Sendable ([RecordKey]) async throws(StreamsError) -> [StateRecord]
    /// Takes each step on its own, atomically, in order; the outcomes are in the order of the steps. One call for many
    /// steps costs one round trip.
    package var commit: @Sendable ([Step]) async throws(StreamsError) -> [StepOutcome]
    /// Members whose score lies in the range, lowest first (highest first when `descending`), at most `limit`.
    package var members: @Sendable (MemberQuery) async throws(StreamsError) -> [ScoredMember]
    /// The member's score; `nil` when the index does not have it.
    package var score: @Sendable (IndexName, String) async throws(StreamsError) -> Int64?
    /// How many members the index has.
    package var count: @Sendable (IndexName) async throws(StreamsError) -> Int

    /// Made of its closures.
    package init(
        read: @escaping @Sendable ([RecordKey]) async throws(StreamsError) -> [StateRecord],
        commit: @escaping @Sendable ([Step]) async throws(StreamsError) -> [StepOutcome],
        members: @escaping @Sendable (MemberQuery) async throws(StreamsError) -> [ScoredMember],
        score: @escaping @Sendable (IndexName, String) async throws(StreamsError) -> Int64?,
        count: @escaping @Sendable (IndexName) async throws(StreamsError) -> Int
    ) {
        self.read = read
        self.commit = commit
        self.members = members
        self.score = score
        self.count = count
    }
}

/// Which members of an index are asked for.
package struct MemberQuery: Hashable, Sendable {
    /// The index.
    package var index: IndexName
    /// The lowest score, included.
    package var from: Int64
    /// The highest score, included.
    package var through: Int64
    /// At most so many.
    package var limit: Int
    /// Members to pass over first.
    package var offset: Int
    /// Highest score first.
    package var descending: Bool

    /// Made of its parts; without a range all members are asked for.
    package init(
        _ index: IndexName, from: Int64 = .min, through: Int64 = .max, limit: Int, offset: Int = 0,
        descending: Bool = false
    ) {
        self.index = index
        self.from = from
        self.through = through
        self.limit = limit
        self.offset = offset
        self.descending = descending
    }
}
