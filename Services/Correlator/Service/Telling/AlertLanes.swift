import Contracts
import Effects
import Notify
import Platform
import Policy
import ServiceLifecycle
import ServiceRuntime
import Streams

/// The targets that there are, each with a ledger and a runner of its own: one that is down keeps back none of the others.
struct AlertLanes: Sendable {
    /// How often a write whose reply is lost is tried before it is parked: about six hours.
    static let attempts = 400

    let platform: Platform
    let targets: NotifyTargets
    /// Real time, which queues and leases go by.
    var realNow: @Sendable () -> Timestamp = Timestamp.system

    /// The targets that there are.
    var names: Set<NotificationTarget> {
        var names: Set<NotificationTarget> = []
        if targets.slack != nil { names.insert(.slack) }
        if targets.pagerDuty != nil { names.insert(.pagerDuty) }
        if targets.webhook != nil { names.insert(.webhook) }
        return names
    }

    func ledger(_ target: NotificationTarget) -> EffectLedger {
        platform.ledger(lane: target.rawValue, realNow: realNow)
    }

    /// What sends to the targets.
    func runners(_ desk: AlertDesk) -> [EffectRunner] {
        var runners: [EffectRunner] = []
        if let slack = targets.slack {
            // An incoming webhook is one channel, whatever the policy calls it. Slack: one message a second in a channel.
            let isBot = slack.isBot
            runners.append(
                runner(.slack, SlackEffectPort(slack).port, desk) { effect in
                    ("slack:\(isBot ? effect.request.notice?.channel ?? "" : "hook")", .seconds(1))
                })
        }
        if let pagerDuty = targets.pagerDuty {
            // 120 events a minute for a routing key.
            runners.append(
                runner(.pagerDuty, PagerDutyEffectPort(pagerDuty).port, desk) { _ in
                    ("pagerduty", .milliseconds(600))
                })
        }
        if let webhook = targets.webhook {
            runners.append(
                runner(.webhook, WebhookEffectPort(webhook).port, desk) { _ in ("webhook", .milliseconds(50)) })
        }
        return runners
    }

    private func runner(
        _ target: NotificationTarget, _ port: EffectPort, _ desk: AlertDesk,
        _ pace: @escaping @Sendable (Effect) -> (name: String, interval: Duration)
    ) -> EffectRunner {
        platform.effectRunner(
            lane: target.rawValue, port: TargetWatch(target: target, desk: desk).watching(port),
            attempts: AlertLanes.attempts, realNow: realNow, pace: pace,
            completed: { try await desk.completed($0, on: target, &$1) })
    }
}
