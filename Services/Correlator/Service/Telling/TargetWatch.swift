import Contracts
import CoreMetrics
import CorrelatorCore
import Effects
import Platform
import Policy
import ServiceRuntime
import Streams

/// Sees whether a target takes what it is told; when it does not for a minute, the other targets are told, once, and again when it is over.
struct TargetWatch: Sendable {
    /// A target that takes nothing, since when.
    struct Outage: Codable, Hashable, Sendable {
        var since: Timestamp
        var failures: Int
        var isTold: Bool
    }

    /// How long it takes nothing before others hear of it.
    static let patience = Duration.seconds(60)
    /// What could not be told for so long is parked: nobody wants yesterday's call.
    static let oldest = Duration.seconds(86_400)

    let target: NotificationTarget
    let desk: AlertDesk

    private var platform: Platform { desk.platform }

    /// The port with a look at how each call ends.
    func watching(_ port: EffectPort) -> EffectPort {
        EffectPort(
            send: { effect, applied throws(EffectFailure) in
                do throws(EffectFailure) {
                    let result = try await port.send(effect, applied)
                    await succeeded(effect)
                    return result
                } catch {
                    throw await failed(error, effect)
                }
            },
            lookUp: { effect, applied throws(EffectFailure) in
                do throws(EffectFailure) { return try await port.lookUp(effect, applied) } catch {
                    throw await failed(error, effect)
                }
            })
    }

    private func succeeded(_ effect: Effect) async {
        _ = try? await change { outage, draft in
            guard let known = outage else { return }
            draft.add(.delete(AlertKeys.outage(target)))
            gauge(0)
            guard known.isTold else { return }
            try await tell(nil, effect, known, "back", &draft)
        }
    }

    /// What the failure means for the effect: a target that is away is waited for longer and longer, at most a minute.
    private func failed(_ failure: EffectFailure, _ effect: Effect) async -> EffectFailure {
        guard failure.kind != .permanent, failure.kind != .retry else { return failure }
        let now = platform.now()
        let failures = (try? await note(failure, effect)) ?? 1
        if now.since(effect.plannedAt) > TargetWatch.oldest {
            return EffectFailure(.permanent, "given up after a day: \(failure.message)")
        }
        guard case .pause(let asked) = failure.kind else { return failure }
        let backoff = Duration.seconds(min(60, 1 << min(failures, 6)))
        return EffectFailure(.pause(max(asked, backoff)), failure.message)
    }

    private func note(_ failure: EffectFailure, _ effect: Effect) async throws -> Int {
        try await change { outage, draft in
            let now = platform.now()
            var next = outage ?? Outage(since: now, failures: 0, isTold: false)
            next.failures += 1
            if !next.isTold, now.since(next.since) >= TargetWatch.patience {
                next.isTold = true
                gauge(1)
                try await tell(failure.message, effect, next, "away", &draft)
            }
            try draft.put(AlertKeys.outage(target), next, timeToLive: .seconds(7 * 86_400))
            return next.failures
        }
    }

    private func tell(
        _ problem: String?, _ effect: Effect, _ outage: Outage, _ what: String, _ draft: inout StepDraft
    ) async throws {
        try await desk.apply(
            .trouble(target: target.rawValue, problem: problem), to: "notice:trouble:\(target.rawValue)",
            in: effect.repository, cause: "\(what)-\(target.rawValue)-\(outage.since.milliseconds)", without: target,
            &draft)
    }

    private func change<Answer>(
        _ body: (Outage?, inout StepDraft) async throws -> Answer
    ) async throws -> Answer {
        for _ in 0..<20 {
            var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
            let outage = try await draft.read(Outage.self, AlertKeys.outage(target))
            let answer = try await body(outage, &draft)
            if draft.step.mutations.isEmpty { return answer }
            if try await platform.store.commit([draft.step]) == [.committed] { return answer }
        }
        throw StreamsError(.unavailable, "the outage of \(target.rawValue) could not be noted")
    }

    private func gauge(_ value: Int) {
        MetricName.notificationTrouble.gauge([("target", target.rawValue)], in: platform.context.metrics).set(value)
    }
}
