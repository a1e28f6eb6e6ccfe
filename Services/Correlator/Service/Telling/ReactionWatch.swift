import Contracts
import CoreMetrics
import CorrelatorCore
import GitHub
import Logging
import Platform
import ServiceLifecycle
import ServiceRuntime
import Streams

/// Asks GitHub whether somebody reacted to what people are called for: no webhook tells of it.
///
/// A timer stands for each thing that nobody has answered yet. GitHub is asked beside the step, so that no call waits for it; what is
/// found is noted as any other answer is.
struct ReactionWatch: ServiceLifecycle.Service {
    /// When to look, by the alert's key.
    static let index = IndexName("timers:correlator:reactions")
    /// So many are looked at before the clock is asked again: four a second are enough for hundreds that wait, and leave the
    /// machine to what matters more, also where a demonstration's clock makes hours of seconds.
    private static let together = 4
    /// Real time between two looks at the timers, and after GitHub did not answer.
    private static let interval = Duration.seconds(1)
    private static let rest = Duration.seconds(60)

    let desk: AlertDesk
    let reader: ReactionReader

    private var platform: Platform { desk.platform }

    /// Runs until graceful shutdown.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                var pause = ReactionWatch.interval
                do {
                    try await lookAtDue()
                } catch is CancellationError {
                    return
                } catch {
                    count("failed")
                    platform.context.logger.warning("looking for reactions failed", metadata: ["error": "\(error)"])
                    pause = (error as? GitHubError)?.retryAfter ?? ReactionWatch.rest
                }
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Looks at what is due, each thing once, whatever replicas there are; not while little of the hour's calls is left.
    ///
    /// - Throws: ``GitHubError`` when GitHub is away or asks for a pause, ``StreamsError``.
    func lookAtDue() async throws {
        let due = try await platform.store.members(
            MemberQuery(
                ReactionWatch.index, through: platform.now().milliseconds, limit: ReactionWatch.together))
        for timer in due where !reader.isShort {
            guard let alert = try await take(timer) else { continue }
            do {
                try await look(at: alert)
                count("done")
            } catch let error as GitHubError where [.notFound, .forbidden, .gone].contains(error.code) {
                // One that can't be seen must not hide the others.
                platform.context.logger.warning(
                    "reactions can't be seen", metadata: ["key": "\(alert.key)", "error": "\(error)"])
            }
        }
    }

    /// Arranges the next look, which makes this one ours; `nil` when it is another's, or there is nothing to look for.
    private func take(_ timer: ScoredMember) async throws -> Alert? {
        var draft = StepDraft(
            fence: .due(ReactionWatch.index, timer), store: platform.store, writer: platform.writer)
        let alert = try await draft.read(Alert.self, AlertKeys.alert(timer.member))
        let next = alert.flatMap { desk.machine(for: $0.repository).nextLook($0) }
        if let next {
            draft.add(.enlist(ReactionWatch.index, member: timer.member, score: next.milliseconds))
        }
        guard try await platform.store.commit([draft.step]) == [.committed] else { return nil }
        return next == nil ? nil : alert
    }

    private func look(at alert: Alert) async throws {
        guard let reaction = try await reader.answer(to: alert) else { return }
        let entry = EscalationAcknowledged(
            key: alert.key, actor: reaction.actor.login, via: "github_reaction",
            at: max(reaction.at, alert.callsSince ?? reaction.at))
        let cause = "reaction-\(platform.context.ids.next())"
        _ = try await desk.take(entry, cause: cause) { $0?.callsSince == alert.callsSince }
    }

    private func count(_ outcome: String) {
        MetricName.polls.counter(
            [("party", "github_reactions"), ("outcome", outcome)], in: platform.context.metrics
        ).increment()
    }
}
