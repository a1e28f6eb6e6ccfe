import Logging

/// What a consumer does now and then besides reading: takes over stale entries, trims, measures how far it is behind.
struct Upkeep {
    private let options: ConsumerOptions
    private let source: StreamSource
    private let logger: Logger
    private let observe: @Sendable (ConsumerEvent) -> Void
    private var nextClaim: ContinuousClock.Instant
    private var nextTrim: ContinuousClock.Instant

    init(
        options: ConsumerOptions, source: StreamSource, logger: Logger,
        observe: @escaping @Sendable (ConsumerEvent) -> Void
    ) {
        self.options = options
        self.source = source
        self.logger = logger
        self.observe = observe
        nextClaim = .now
        nextTrim = .now + options.trimEvery
    }

    /// Entries that other consumers left behind, when it is time to look; else none.
    mutating func takeOver() async throws(StreamsError) -> [Delivery] {
        let now = ContinuousClock.now
        if now >= nextTrim {
            nextTrim = now + options.trimEvery
            let trimmed = try await source.trim(options.keep)
            if trimmed > 0 { logger.info("trimmed", metadata: ["entries": "\(trimmed)"]) }
        }
        guard now >= nextClaim else { return [] }
        nextClaim = now + options.claimEvery
        observe(.lag(try await source.lag()))
        let claimed = try await source.claim(options.batch, options.claimAfter)
        if claimed.vanished > 0 {
            observe(.vanished(claimed.vanished))
            logger.critical("entries vanished while they were pending", metadata: ["entries": "\(claimed.vanished)"])
        }
        if !claimed.deliveries.isEmpty { observe(.claimed(claimed.deliveries.count)) }
        return claimed.deliveries
    }
}
