package import Contracts
package import Logging
import ServiceLifecycle

/// Fires a service's durable timers: members of an index whose score is the millisecond when they are due.
///
/// Several replicas may run it on one index; the step's fence makes each timer take effect once.
package struct TimerService: ServiceLifecycle.Service {
    /// Decides what a due timer changes; the timer is gone after the step unless the draft lists it anew.
    package typealias Handler = @Sendable (_ member: String, _ due: Timestamp, inout StepDraft) async throws -> Void

    let index: IndexName
    let store: StateStore
    let writer: EntryWriter
    let now: @Sendable () -> Timestamp
    let interval: Duration
    let logger: Logger
    let handler: Handler

    /// Made of its parts; `interval` is the real time between two looks at the index.
    package init(
        index: IndexName, store: StateStore, writer: EntryWriter, now: @escaping @Sendable () -> Timestamp,
        interval: Duration = .milliseconds(250), logger: Logger, handler: @escaping Handler
    ) {
        self.index = index
        self.store = store
        self.writer = writer
        self.now = now
        self.interval = interval
        self.logger = logger
        self.handler = handler
    }

    /// Runs until graceful shutdown or cancellation.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await fireDue() == 0 { try await Task.sleep(for: interval) }
                } catch is CancellationError {
                    return
                } catch {
                    logger.warning("firing timers failed", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: interval)
                }
            }
        }
    }

    /// Fires the timers that are due, the longest overdue first, at most 128; returns how many took effect.
    ///
    /// A timer whose handler fails is put off by a minute, so that it does not stand in the way of the others.
    package func fireDue() async throws -> Int {
        let moment = now()
        let due = try await store.members(MemberQuery(index, through: moment.milliseconds, limit: 128))
        var steps: [Step] = []
        for timer in due {
            var draft = StepDraft(fence: .due(index, timer), store: store, writer: writer)
            do {
                try await handler(timer.member, Timestamp(milliseconds: timer.score), &draft)
                steps.append(draft.step)
            } catch let error as StreamsError where error.code == .unavailable {
                throw error
            } catch {
                logger.error("a timer failed", metadata: ["timer": "\(timer.member)", "error": "\(error)"])
                let later = (moment + .seconds(60)).milliseconds
                steps.append(
                    Step(fence: .due(index, timer), mutations: [.enlist(index, member: timer.member, score: later)]))
            }
        }
        guard !steps.isEmpty else { return 0 }
        return try await store.commit(steps).count { $0 == .committed }
    }
}
