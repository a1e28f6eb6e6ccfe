import Contracts
import Logging

/// Handles one entry to its end: committed, found to be somebody else's, or set aside.
struct EntryWorker: Sendable {
    let committer: StepCommitter
    let store: StateStore
    let writer: EntryWriter
    let now: @Sendable () -> Timestamp
    let options: ConsumerOptions
    let logger: Logger
    let observe: @Sendable (ConsumerEvent) -> Void
    let handler: StreamConsumer.Handler

    /// Returns when the entry needs nothing more from this consumer, or when the task is cancelled.
    func handle(_ delivery: Delivery) async {
        let started = ContinuousClock.now
        var failures = FailureCount()
        while !Task.isCancelled {
            do {
                switch try await committer.commit(try await draft(delivery, failures: failures)) {
                case .committed:
                    observe(.handled(stream: delivery.stream.rawValue, ContinuousClock.now - started))
                    return
                case .fenced:
                    observe(.fenced(stream: delivery.stream.rawValue))
                    return
                case .conflict:
                    observe(.conflict(stream: delivery.stream.rawValue))
                }
            } catch let error as StreamsError where error.code == .unavailable || error.code == .full {
                // Not the entry's fault, so it does not count.
                logger.warning("the store is away", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: options.retryDelay * 4)
            } catch is CancellationError {
                return
            } catch {
                observe(.failed(stream: delivery.stream.rawValue))
                failures.add(error)
                try? await Task.sleep(for: options.retryDelay * (1 << min(failures.count, 6)))
            }
        }
    }

    private func draft(_ delivery: Delivery, failures: FailureCount) async throws -> Step {
        if DeadLetter.isForOthers(delivery) { return Step(fence: .delivery(delivery)) }
        if let reason = reasonToSetAside(delivery, failures) { return setAside(delivery, reason) }
        let envelope: Envelope
        do {
            envelope = try Envelope(fields: delivery.fields)
        } catch {
            return setAside(delivery, "undecodable: \(error)")
        }
        var draft = StepDraft(fence: .delivery(delivery), store: store, writer: writer)
        do {
            try await handler(envelope, &draft)
        } catch let error as DecodingError {
            return setAside(delivery, "undecodable: \(error.place)")
        }
        return draft.step
    }

    private func setAside(_ delivery: Delivery, _ reason: String) -> Step {
        observe(.dead(stream: delivery.stream.rawValue))
        logger.error(
            "an entry was set aside",
            metadata: ["stream": "\(delivery.stream)", "position": "\(delivery.position)", "error": "\(reason)"])
        var step = DeadLetter.step(for: delivery, error: reason, at: now())
        step.mutations += options.settle(delivery)
        return step
    }

    private func reasonToSetAside(_ delivery: Delivery, _ failures: FailureCount) -> String? {
        if failures.count >= options.failures { return failures.message }
        if delivery.deliveries > options.deliveries {
            return "handed out \(delivery.deliveries) times without an end; it may be what stops the process"
        }
        return nil
    }
}

/// How often in a row an entry failed in the same way.
private struct FailureCount {
    var count = 0
    var message = ""

    mutating func add(_ error: any Error) {
        let text = "\(error)"
        count = text == message ? count + 1 : 1
        message = text
    }
}

extension DecodingError {
    /// The coding path and what is wrong there, without the value.
    package var place: String {
        let (context, what): (Context, String) =
            switch self {
            case .typeMismatch(let type, let context): (context, "expected \(type)")
            case .valueNotFound(let type, let context): (context, "expected \(type), found null")
            case .keyNotFound(let key, let context): (context, "\(key.stringValue) is missing")
            case .dataCorrupted(let context): (context, context.debugDescription)
            @unknown default: (Context(codingPath: [], debugDescription: ""), "malformed")
            }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? what : "\(path): \(what)"
    }
}
