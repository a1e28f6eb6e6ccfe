package import Contracts
import CoreMetrics
import Logging
import ServiceRuntime
package import Streams

extension Platform {
    /// The consumer of this service's group on the streams, with its metrics.
    package func consumer(_ streams: [StreamName], handler: @escaping StreamConsumer.Handler) -> StreamConsumer {
        var options = ConsumerOptions()
        options.concurrency = context.settings.concurrency
        options.settle = { delivery in
            // A failure that is set aside before it was placed is accounted for: as a dead letter.
            guard FailureAccount.isOpen(delivery.stream, service: delivery.group),
                let failure = FailureAccount.failureID(in: delivery.fields)
            else { return [] }
            return [.strike(.waiting, member: failure.description)]
        }
        let meter = ConsumerMeter(context)
        return StreamConsumer(
            source: source(streams), store: store, writer: writer, now: now, options: options, logger: context.logger,
            observe: { meter.note($0) }, handler: handler)
    }

    /// The service's durable timers.
    package func timers(handler: @escaping TimerService.Handler) -> TimerService {
        TimerService(
            index: .timers(context.service), store: store, writer: writer, now: now, logger: context.logger,
            handler: handler)
    }
}

/// Turns what a consumer did into metrics.
private struct ConsumerMeter: Sendable {
    private let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func note(_ event: ConsumerEvent) {
        switch event {
        case .handled(let stream, let duration):
            count(.entriesHandled, stream, "committed")
            MetricName.entryDuration.timer([("stream", stream)], in: context.metrics)
                .recordNanoseconds(
                    duration.components.attoseconds / 1_000_000_000 + duration.components.seconds * 1_000_000_000)
        case .fenced(let stream): count(.entriesHandled, stream, "fenced")
        case .conflict(let stream): count(.entriesHandled, stream, "conflict")
        case .failed(let stream): count(.entriesHandled, stream, "failed")
        case .dead(let stream): MetricName.deadLetters.counter([("stream", stream)], in: context.metrics).increment()
        case .claimed(let number): MetricName.claims.counter([], in: context.metrics).increment(by: number)
        case .vanished(let number):
            MetricName.deletedWhilePending.counter([], in: context.metrics).increment(by: number)
        case .lag(let lags):
            for lag in lags {
                let labels = [("stream", lag.stream.rawValue), ("group", lag.group)]
                MetricName.streamPending.gauge(labels, in: context.metrics).set(lag.pending)
                if let left = lag.undelivered { MetricName.streamLag.gauge(labels, in: context.metrics).set(left) }
            }
        }
    }

    private func count(_ name: MetricName, _ stream: String, _ outcome: String) {
        name.counter([("stream", stream), ("outcome", outcome)], in: context.metrics).increment()
    }
}
