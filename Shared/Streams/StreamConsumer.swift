import AsyncAlgorithms
package import Contracts
package import Logging
import ServiceLifecycle
import Synchronization

/// Handles the entries of one consumer group: reads no more than its workers can hold, keeps the order of each subject,
/// commits each entry in one atomic step, sets aside what can't be handled, takes over what other consumers left behind.
///
/// On graceful shutdown it stops reading, commits what is in hand and returns; what is left stays pending.
package struct StreamConsumer: ServiceLifecycle.Service {
    /// Decides what one entry changes. It is called again from fresh state after a conflict or an error, so it must do
    /// nothing but draft.
    package typealias Handler = @Sendable (Envelope, inout StepDraft) async throws -> Void

    let source: StreamSource
    let worker: EntryWorker
    let options: ConsumerOptions
    let logger: Logger
    let observe: @Sendable (ConsumerEvent) -> Void

    /// Made of its parts.
    package init(
        source: StreamSource, store: StateStore, writer: EntryWriter, now: @escaping @Sendable () -> Timestamp,
        options: ConsumerOptions = ConsumerOptions(), logger: Logger,
        observe: @escaping @Sendable (ConsumerEvent) -> Void = { _ in }, handler: @escaping Handler
    ) {
        self.source = source
        self.options = options
        self.logger = logger
        self.observe = observe
        worker = EntryWorker(
            committer: StepCommitter(store: store), store: store, writer: writer, now: now, options: options,
            logger: logger, observe: observe, handler: handler)
    }

    /// Runs until graceful shutdown or cancellation.
    package func run() async throws {
        let channels = (0..<max(1, options.concurrency)).map { _ in AsyncChannel<Delivery>() }
        let stopping = StopFlag()
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await worker.committer.run() }
                try await withThrowingTaskGroup(of: Void.self) { inner in
                    for channel in channels {
                        inner.addTask { for await delivery in channel { await worker.handle(delivery) } }
                    }
                    inner.addTask {
                        await feed(channels, until: stopping)
                        for channel in channels { channel.finish() }
                    }
                    try await inner.waitForAll()
                }
                worker.committer.finish()
            }
        } onGracefulShutdown: {
            stopping.set()
        }
    }

    private func feed(_ channels: [AsyncChannel<Delivery>], until stopping: StopFlag) async {
        var upkeep = Upkeep(options: options, source: source, logger: logger, observe: observe)
        while !stopping.isSet && !Task.isCancelled {
            do {
                for delivery in try await upkeep.takeOver() { await dispatch(delivery, to: channels) }
                guard !stopping.isSet else { return }
                for delivery in try await source.read(options.batch, options.wait) {
                    await dispatch(delivery, to: channels)
                }
            } catch {
                logger.warning("reading entries failed", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: options.retryDelay)
            }
        }
    }

    private func dispatch(_ delivery: Delivery, to channels: [AsyncChannel<Delivery>]) async {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in delivery.subject.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        await channels[Int(hash % UInt64(channels.count))].send(delivery)
    }
}

/// Set once, when the consumer is to stop reading.
private final class StopFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    var isSet: Bool { flag.load(ordering: .acquiring) }

    func set() { flag.store(true, ordering: .releasing) }
}
