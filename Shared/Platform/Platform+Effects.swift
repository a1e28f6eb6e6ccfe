package import Contracts
import CoreMetrics
package import Effects
import Policy
import ServiceRuntime
import Streams

extension Platform {
    /// The ledger of this service's writes.
    package var ledger: EffectLedger {
        let policy = policy
        return EffectLedger(
            service: context.service,
            mode: { repository in
                let settings = policy.current.repository(repository)
                // The hub carries tracking issues for repositories that act; it needs no mode of its own.
                if settings.isHub, policy.current.repositories.values.contains(where: { $0.mode == .act }) {
                    return .act
                }
                return settings.acts ? .act : .observe
            }, now: now, realNow: Timestamp.system)
    }

    /// Sends this service's writes; `nil` without a GitHub credential.
    ///
    /// - Parameter port: the way out, made of GitHub's, for a service that writes elsewhere too.
    package func effectRunner(
        port: (EffectPort) -> EffectPort = { $0 }, completed: @escaping EffectRunner.Completion
    ) -> EffectRunner? {
        guard let github else { return nil }
        let clock = context.clock
        let policy = policy
        let context = context
        let gate = BudgetGate(
            name: "github:\(githubTokenName)", store: store,
            limits: {
                let pacing = policy.current.github
                return WriteBudget.Limits(
                    interval: pacing.writeInterval, contentPerMinute: pacing.contentPerMinute,
                    contentPerHour: pacing.contentPerHour)
            }, now: now, sleep: { try await clock.sleep(for: $0) })
        return EffectRunner(
            ledger: ledger, store: store, writer: writer, port: port(GitHubEffectPort(github).port),
            gate: { _ in gate }, instance: context.instance,
            settings: EffectSettings(realNow: Timestamp.system, now: now, clockRate: context.settings.pace.rate),
            logger: context.logger, observe: { count($0) }, completed: completed)
    }

    private func count(_ effect: Effect) {
        let labels = [("kind", effect.kind.rawValue), ("outcome", effect.state.rawValue)]
        MetricName.effects.counter(labels, in: context.metrics).increment()
    }

    /// The ledger of this service's writes to one target, which wait for none of another's: `<service>:<lane>`.
    package func ledger(
        lane: String, realNow: @escaping @Sendable () -> Timestamp = Timestamp.system
    ) -> EffectLedger {
        let modes = ledger
        return EffectLedger(
            service: "\(context.service):\(lane)", mode: { modes.mode(of: $0) }, now: now, realNow: realNow)
    }

    /// Sends the writes of a lane.
    ///
    /// - Parameters:
    ///   - pace: names the budget of an effect, which all replicas share, and the least time between two writes of it.
    ///   - attempts: how often a write whose reply is lost is tried before it is parked.
    package func effectRunner(
        lane: String, port: EffectPort, attempts: Int, realNow: @escaping @Sendable () -> Timestamp = Timestamp.system,
        pace: @escaping @Sendable (Effect) -> (name: String, interval: Duration),
        completed: @escaping EffectRunner.Completion
    ) -> EffectRunner {
        let clock = context.clock
        let store = store
        let now = now
        var settings = EffectSettings(realNow: realNow, now: now, clockRate: context.settings.pace.rate)
        settings.attempts = attempts
        return EffectRunner(
            ledger: ledger(lane: lane, realNow: realNow), store: store, writer: writer, port: port,
            gate: { effect in
                let (name, interval) = pace(effect)
                return BudgetGate(
                    name: name, store: store, limits: { WriteBudget.Limits(interval: interval) }, now: now,
                    sleep: { try await clock.sleep(for: $0) })
            }, instance: context.instance, settings: settings, interval: .milliseconds(250),
            logger: context.logger, observe: { count($0) }, completed: completed)
    }
}
