/// How a consumer reads, retries and keeps its streams in order. Times are real time, whatever clock the domain has.
package struct ConsumerOptions: Sendable {
    /// Entries handled at the same time, each of another subject.
    package var concurrency = 8
    /// Entries asked for at once, of each stream.
    package var batch = 64
    /// How long a read waits for the first entry.
    package var wait: Duration = .milliseconds(500)
    /// How long an entry must have been pending before it is taken over.
    package var claimAfter: Duration = .seconds(30)
    /// How often to look for such entries.
    package var claimEvery: Duration = .seconds(5)
    /// How often an entry may fail in the same way before it is set aside.
    package var failures = 5
    /// How often an entry may be handed out without any end before it is set aside: it may be what kills the process.
    package var deliveries = 12
    /// The wait before a failed entry is tried again; doubled each time.
    package var retryDelay: Duration = .milliseconds(50)
    /// Entries older than this are trimmed once every group has acknowledged them.
    package var keep: Duration = .seconds(30 * 86_400)
    /// How often to trim.
    package var trimEvery: Duration = .seconds(60)

    /// What else changes in the step that sets an entry aside, e.g. that nobody waits for it any more.
    package var settle: @Sendable (Delivery) -> [Mutation] = { _ in [] }

    /// The defaults.
    package init() {}
}

/// What a consumer did, for metrics.
package enum ConsumerEvent: Sendable {
    /// An entry was handled; the time is from its hand-out to its commit.
    case handled(stream: String, Duration)
    /// An entry was no longer this consumer's.
    case fenced(stream: String)
    /// State had changed under a step; the entry is handled again.
    case conflict(stream: String)
    /// The handler failed; the entry is tried again.
    case failed(stream: String)
    /// The entry was set aside.
    case dead(stream: String)
    /// Entries were taken over from other consumers.
    case claimed(Int)
    /// Entries had vanished while pending: data was lost.
    case vanished(Int)
    /// How far the group is behind.
    case lag([StreamLag])
}
