package import Contracts

/// What must still hold for a step to be taken.
package enum Fence: Sendable {
    /// The entry is still pending for the consumer that got it; taking the step acknowledges it.
    case delivery(Delivery)
    /// The member still has this score in the index, e.g. a timer nobody else has handled; taking the step removes it
    /// unless the step lists it anew.
    case due(IndexName, ScoredMember)
    /// Nothing but the versions of what was read.
    case open
}

/// One change of a step.
package enum Mutation: Sendable {
    /// Writes a record; it expires after the time to live, or never.
    case put(RecordKey, [UInt8], timeToLive: Duration?)
    /// Removes a record.
    case delete(RecordKey)
    /// Appends an entry.
    case append(StreamName, Envelope)
    /// Appends fields as they are, e.g. a dead letter.
    case appendFields(StreamName, [(name: String, value: [UInt8])])
    /// Sets the member's score in an index.
    case enlist(IndexName, member: String, score: Int64)
    /// Sets the member's score in an index unless the index has the member already.
    case enlistIfAbsent(IndexName, member: String, score: Int64)
    /// Removes a member from an index.
    case strike(IndexName, member: String)
    /// Adds to the member's score in an index; it is removed when its score falls to 0 or below.
    case adjust(IndexName, member: String, by: Int64)
}

/// Everything that handling one entry changes, committed as one or not at all.
package struct Step: Sendable {
    /// What must still hold.
    package var fence: Fence
    /// The version that each record had when it was read; 0 means that it must not exist.
    package var expected: [RecordKey: Int64]
    /// The changes, in order.
    package var mutations: [Mutation]

    /// Made of its parts.
    package init(fence: Fence = .open, expected: [RecordKey: Int64] = [:], mutations: [Mutation] = []) {
        self.fence = fence
        self.expected = expected
        self.mutations = mutations
    }
}

/// What became of a step.
package enum StepOutcome: Hashable, Sendable {
    /// All of it was written.
    case committed
    /// Nothing was written: the fence no longer holds, somebody else has the entry or it is done.
    case fenced
    /// Nothing was written: this record has changed since it was read.
    case conflict(RecordKey)
}
