package import Contracts
import Synchronization

/// A clock that moves only when a test moves it.
package final class TestClock: Sendable {
    private struct Sleeper {
        let id: Int
        let deadline: Timestamp
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Timestamp
        var nextID = 0
        var sleepers: [Sleeper] = []
        var cancelledEarly: Set<Int> = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>

    /// Stands at `start`, by default 2026-01-05T08:00:00Z, a Monday.
    package init(start: Timestamp = Timestamp(milliseconds: 1_767_600_000_000)) {
        state = Mutex(State(now: start))
    }

    /// The time it shows.
    package var now: Timestamp { state.withLock(\.now) }

    /// How many tasks sleep on it.
    package var sleeperCount: Int { state.withLock(\.sleepers.count) }

    /// What the tested code is given.
    package var clock: ServiceClock {
        ServiceClock(now: { self.now }, sleep: { try await self.sleep(until: $0) })
    }

    /// Moves on by `duration`; sleepers whose deadline is reached are resumed in the order of their deadlines.
    package func advance(by duration: Duration) { advance(to: now + duration) }

    /// Moves on to `moment`, never back.
    package func advance(to moment: Timestamp) {
        let due = state.withLock { state in
            state.now = max(state.now, moment)
            let now = state.now
            let due = state.sleepers.filter { $0.deadline <= now }
            state.sleepers.removeAll { $0.deadline <= now }
            return due
        }
        for sleeper in due.sorted(by: { ($0.deadline, $0.id) < ($1.deadline, $1.id) }) {
            sleeper.continuation.resume()
        }
    }

    /// Returns once at least `count` tasks sleep: what a test awaits before it moves the clock.
    package func sleepers(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let reached = state.withLock { state in
                guard state.sleepers.count < count else { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if reached { continuation.resume() }
        }
    }

    private func sleep(until deadline: Timestamp) async throws {
        try Task.checkCancellation()
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enqueue(id, deadline, $0) }
        } onCancel: {
            cancel(id)
        }
    }

    private func enqueue(_ id: Int, _ deadline: Timestamp, _ continuation: CheckedContinuation<Void, any Error>) {
        enum Outcome { case sleeping, due, cancelled }
        let (outcome, watchers) = state.withLock { state -> (Outcome, [CheckedContinuation<Void, Never>]) in
            if state.cancelledEarly.remove(id) != nil { return (.cancelled, []) }
            if deadline <= state.now { return (.due, []) }
            state.sleepers.append(Sleeper(id: id, deadline: deadline, continuation: continuation))
            let count = state.sleepers.count
            let reached = state.watchers.filter { $0.count <= count }.map(\.continuation)
            state.watchers.removeAll { $0.count <= count }
            return (.sleeping, reached)
        }
        for watcher in watchers { watcher.resume() }
        switch outcome {
        case .sleeping: break
        case .due: continuation.resume()
        case .cancelled: continuation.resume(throwing: CancellationError())
        }
    }

    private func cancel(_ id: Int) {
        let sleeper = state.withLock { state -> Sleeper? in
            guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                // The cancel came before the sleep was registered (or after it ended, which leaves a harmless mark).
                state.cancelledEarly.insert(id)
                return nil
            }
            return state.sleepers.remove(at: index)
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
