import Contracts
import Policy

extension AlertMachine {
    /// What is written so that every target shows the alert as it is.
    func tell(_ decision: inout AlertDecision) {
        tellSlack(&decision)
        tellPagerDuty(&decision)
        tellWebhook(&decision)
    }

    private func tellSlack(_ decision: inout AlertDecision) {
        guard targets.contains(.slack), decision.alert.channel != nil else {
            decision.alert.news = []
            return
        }
        if decision.alert.shown == nil {
            guard mayTell(&decision) else { return }
            show(&decision)
        } else if decision.alert.shown != decision.alert.notice {
            // An edit disturbs nobody: it neither waits nor counts.
            show(&decision)
        }
        guard !decision.alert.news.isEmpty, mayTell(&decision) else { return }
        var notice = decision.alert.notice
        notice.mentions = []
        for id in decision.alert.news.flatMap(\.mentions) where !notice.mentions.contains(id) {
            notice.mentions.append(id)
        }
        let text = decision.alert.news.map(\.text).joined(separator: "\n")
        write(.postNews, notice, text, .slack, &decision)
        decision.alert.news = []
    }

    private func show(_ decision: inout AlertDecision) {
        let notice = decision.alert.notice
        write(.keepMessage, notice, nil, .slack, &decision)
        decision.alert.shown = notice
    }

    /// Whether a new message may go out now; else the decision says when to ask again.
    private func mayTell(_ decision: inout AlertDecision) -> Bool {
        guard acts, decision.alert.priority != .critical else {
            decision.told += 1
            return true
        }
        let zone = policy.reports.timeZone
        var later: Timestamp?
        if let quiet = policy.notifications.quietHours, quiet.contains(now, in: zone) {
            later = quiet.end(after: now, in: zone)
        } else if toldToday + decision.told >= policy.notifications.dailyLimit {
            later = zone.nextDay(after: now)
        }
        if let later {
            decision.wake = later
            return false
        }
        decision.told += 1
        return true
    }

    private func tellPagerDuty(_ decision: inout AlertDecision) {
        guard targets.contains(.pagerDuty) else { return }
        let alert = decision.alert
        let isDone = alert.isOver || alert.incident != nil
        var next: [EffectKind] = []
        if isDone {
            next = alert.page == nil || alert.page == .resolvePage ? [] : [.resolvePage]
        } else if alert.acknowledgement != nil {
            next = alert.page == .triggerPage ? [.acknowledgePage] : []
        } else if alert.wantsPage {
            switch alert.page {
            case nil, .resolvePage: next = [.triggerPage]
            // PagerDuty calls nobody again for what was acknowledged, whatever it is told: it has to begin anew.
            case .acknowledgePage: next = [.resolvePage, .triggerPage]
            default: next = []
            }
        }
        if isDone { decision.alert.wantsPage = false }
        for kind in next { write(kind, alert.notice, nil, .pagerDuty, &decision) }
        decision.alert.page = next.last ?? alert.page
    }

    private func tellWebhook(_ decision: inout AlertDecision) {
        let notice = decision.alert.notice
        guard targets.contains(.webhook), decision.alert.sent != notice else { return }
        write(.sendWebhook, notice, nil, .webhook, &decision)
        decision.alert.sent = notice
    }

    private func write(
        _ kind: EffectKind, _ notice: Notice, _ text: String?, _ target: NotificationTarget,
        _ decision: inout AlertDecision
    ) {
        let alert = decision.alert
        decision.writes[target, default: []].append(
            PlannedEffect(
                kind: kind, repository: alert.repository,
                subject: Subject(alert.repository, fingerprint: Fingerprint(rawValue: "alert:\(alert.id)")),
                urgency: alert.priority.rank, request: EffectRequest(body: text, notice: notice)))
    }
}
