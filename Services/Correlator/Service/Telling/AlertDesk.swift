import Contracts
import CoreMetrics
import CorrelatorCore
import Effects
import Platform
import Policy
import ServiceRuntime
import Streams

/// Keeps what people are told of in the state, and puts what they are told into the ledgers of the targets, in the step of the entry that
/// led to it.
struct AlertDesk: Sendable {
    let platform: Platform
    let lanes: AlertLanes

    /// Lets an event happen to the alert of this key.
    ///
    /// - Parameters:
    ///   - repository: where an alert that begins is recorded.
    ///   - cause: makes the effects' ids; two events of one step on one alert need two.
    ///   - excluded: a target that is not told.
    /// - Returns: the alert as it is now; `nil` when nobody is told of such a thing.
    @discardableResult
    func apply(
        _ event: AlertEvent, to key: String, in repository: RepositoryName, cause: String,
        without excluded: NotificationTarget? = nil, _ draft: inout StepDraft
    ) async throws -> Alert? {
        let known = try await draft.read(Alert.self, AlertKeys.alert(key))
        if known == nil, !event.begins { return nil }
        let day = AlertKeys.told(platform.policy.current.reports.timeZone.local(platform.now()).date)
        let told = try await draft.read(DayCount.self, day)?.count ?? 0
        let machine = machine(for: known?.repository ?? repository, told: told, without: excluded)
        guard
            let decision = machine.apply(
                event, to: known, key: key, in: repository, id: platform.context.ids.next())
        else { return known }
        try await write(decision, known, cause, &draft)
        if machine.acts, decision.told > 0 {
            try draft.put(day, DayCount(count: told + decision.told), timeToLive: .seconds(3 * 86_400))
        }
        return decision.alert
    }

    /// What decides now of an alert of this repository.
    func machine(
        for repository: RepositoryName, told: Int = 0, without excluded: NotificationTarget? = nil
    ) -> AlertMachine {
        AlertMachine(
            policy: platform.policy.current, now: platform.now(),
            targets: lanes.names.subtracting(excluded.map { [$0] } ?? []), toldToday: told,
            acts: platform.ledger.mode(of: repository) == .act)
    }

    private func write(
        _ decision: AlertDecision, _ known: Alert?, _ cause: String, _ draft: inout StepDraft
    ) async throws {
        let alert = decision.alert
        if alert != known {
            try draft.put(
                AlertKeys.alert(alert.key), alert, timeToLive: alert.isOver ? AlertKeys.memory : nil)
        }
        for target in NotificationTarget.allCases {
            guard let writes = decision.writes[target] else { continue }
            try await lanes.ledger(target).plan(writes, cause: "\(cause)-\(alert.id)", into: &draft)
        }
        if let wake = decision.wake {
            draft.add(.enlist(AlertKeys.timers, member: alert.key, score: wake.milliseconds))
        } else {
            draft.add(.strike(AlertKeys.timers, member: alert.key))
        }
        switch decision.look {
        case .at(let next) where platform.github != nil:
            draft.add(.enlist(ReactionWatch.index, member: alert.key, score: next.milliseconds))
        case .never where known != nil: draft.add(.strike(ReactionWatch.index, member: alert.key))
        default: break
        }
        if let needed = decision.ended {
            MetricName.escalationsEnded.counter([("needed", "\(needed)")], in: platform.context.metrics).increment()
        }
    }

    /// Takes the steps that are due, and tells what may be told now.
    var timers: TimerService {
        TimerService(
            index: AlertKeys.timers, store: platform.store, writer: platform.writer, now: platform.now,
            logger: platform.context.logger
        ) { key, due, draft in
            guard let alert = try await draft.read(Alert.self, AlertKeys.alert(key)) else { return }
            let cause = "alert-\(due.milliseconds)"
            try await apply(.woke, to: key, in: alert.repository, cause: cause, &draft)
        }
    }

    /// What was done on a target: a message can be found again by who reacts to it; what was refused is told on the other targets.
    func completed(_ effect: Effect, on target: NotificationTarget, _ draft: inout StepDraft) async throws {
        guard let notice = effect.request.notice else { return }
        if effect.state == .done, effect.kind == .keepMessage, let reference = effect.result?.commentID {
            try draft.put(
                AlertKeys.message(reference), AlertPointer(key: notice.key), timeToLive: AlertKeys.memory)
        }
        // What tells of trouble is not told of in turn: two targets that refuse everything would never stop.
        guard effect.state == .failed, !notice.key.hasPrefix("notice:trouble") else { return }
        let what = "\(target.rawValue) did not take what it was told of \(notice.key): \(effect.error ?? "no reason")"
        let told = EscalationRaised(
            escalationID: platform.context.ids.next(), kind: .manual, repository: effect.repository, priority: .high,
            message: what, at: platform.now())
        try await apply(
            .raised(told, AlertFacts()), to: "notice:trouble:refused:\(target.rawValue)", in: effect.repository,
            cause: "refused-\(effect.effectID)", without: target, &draft)
    }
}

extension AlertEvent {
    /// Whether people can hear of something for the first time by it.
    fileprivate var begins: Bool {
        switch self {
        case .raised, .incident: true
        case .trouble(_, let problem): problem != nil
        default: false
        }
    }
}
