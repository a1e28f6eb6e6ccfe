import Contracts
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
            ledger: ledger, store: store, writer: writer, port: port(GitHubEffectPort(github).port), gate: gate,
            instance: context.instance,
            settings: EffectSettings(realNow: Timestamp.system, now: now, clockRate: context.settings.pace.rate),
            logger: context.logger,
            observe: { effect in
                let labels = [("kind", effect.kind.rawValue), ("outcome", effect.state.rawValue)]
                MetricName.effects.counter(labels, in: context.metrics).increment()
            }, completed: completed)
    }
}
