import AsyncAlgorithms
import Synchronization

/// Gathers the steps that arrive while a commit is under way into the next one, so that many workers share a round trip.
package final class StepCommitter: Sendable {
    private struct Waiting: Sendable {
        let step: Step
        let continuation: CheckedContinuation<Result<StepOutcome, StreamsError>, Never>
    }

    private struct State {
        var queue: [Waiting] = []
        var isFinished = false
    }

    private let store: StateStore
    private let limit: Int
    private let state = Mutex(State())
    private let (signals, signal) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    /// At most `limit` steps go in one call.
    package init(store: StateStore, limit: Int = 128) {
        self.store = store
        self.limit = limit
    }

    /// The outcome of the step.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`: it may have been committed; committing it again is safe when it has a fence).
    package func commit(_ step: Step) async throws(StreamsError) -> StepOutcome {
        let result: Result<StepOutcome, StreamsError> = await withCheckedContinuation { continuation in
            let accepted = state.withLock { state in
                guard !state.isFinished else { return false }
                state.queue.append(Waiting(step: step, continuation: continuation))
                return true
            }
            if accepted {
                signal.yield()
            } else {
                continuation.resume(returning: .failure(StreamsError(.unavailable, "the committer has finished")))
            }
        }
        return try result.get()
    }

    /// Sends what arrives until ``finish()`` is called and the queue is empty.
    package func run() async {
        for await _ in signals {
            while let batch = takeBatch() { await send(batch) }
        }
        while let batch = takeBatch() { await send(batch) }
    }

    /// Takes no more steps; ``run()`` returns when those in hand are sent.
    package func finish() {
        state.withLock { $0.isFinished = true }
        signal.finish()
    }

    private func takeBatch() -> [Waiting]? {
        state.withLock { state in
            guard !state.queue.isEmpty else { return nil }
            let batch = Array(state.queue.prefix(limit))
            state.queue.removeFirst(batch.count)
            return batch
        }
    }

    private func send(_ batch: [Waiting]) async {
        do {
            let outcomes = try await store.commit(batch.map(\.step))
            for (waiting, outcome) in zip(batch, outcomes) { waiting.continuation.resume(returning: .success(outcome)) }
        } catch {
            for waiting in batch { waiting.continuation.resume(returning: .failure(error)) }
        }
    }
}
