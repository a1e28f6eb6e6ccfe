import Contracts
import FailureText
import Policy

/// What a deadline asks for: a reminder before it, or a call when it has passed.
struct DeadlineAlarm: Hashable {
    /// Its name in ``IssueLife/raised``: each is raised once in a life.
    let name: String
    /// When.
    let at: Timestamp
    /// The deadline itself.
    let deadline: Timestamp
    /// What is raised; `nil` for a reminder.
    let kind: EscalationKind?
    /// The silence that it waits for: that it waits is noted, and nothing more.
    var waitsFor: Silence?
}

extension IssueMachine {
    /// Alarms that have not been raised yet. While an incident mutes the issue, while a person holds it and after its end
    /// there are none: they come when that is over.
    func alarms(_ life: IssueLife) -> [DeadlineAlarm] {
        guard !life.isClosed, life.mutedBy == nil, life.issue != nil, life.phase != .held || life.holdUntil == nil
        else {
            return []
        }
        let deadlines = life.deadlines
        var alarms: [DeadlineAlarm] = []
        // Two deadlines at one moment are one reminder and one call.
        if let limit = deadlines.firstResponseAt, life.firstResponseAt == nil, limit != deadlines.resolutionAt {
            alarms += [
                reminder("remind_response", before: limit, life),
                DeadlineAlarm(name: "sla_response", at: limit, deadline: limit, kind: .slaResponse),
            ]
        }
        if let limit = deadlines.resolutionAt {
            alarms += [
                reminder("remind_resolution", before: limit, life),
                DeadlineAlarm(name: "sla_resolution", at: limit, deadline: limit, kind: .slaResolution),
            ]
        }
        if let limit = deadlines.escalateAt {
            alarms.append(DeadlineAlarm(name: "escalate_after", at: limit, deadline: limit, kind: .slaResolution))
        }
        alarms.removeAll { life.raised.contains($0.name) }
        guard !silences.isEmpty else { return alarms }
        return alarms.flatMap { silenced($0, life) }.filter { !life.raised.contains($0.name) }
    }

    /// An alarm that falls into a silence comes at its end, and that it waits is noted when it was due.
    private func silenced(_ alarm: DeadlineAlarm, _ life: IssueLife) -> [DeadlineAlarm] {
        var alarms: [DeadlineAlarm] = []
        var moment = alarm.at
        let covering = silences.filter { $0.covers(life.repository, life.environment, nodes: life.nodes) }
        while let silence = covering.first(where: { $0.isOn(at: moment) }) {
            let name = "silence:\(silence.name):\(alarm.name)"
            alarms.append(
                DeadlineAlarm(name: name, at: moment, deadline: alarm.deadline, kind: nil, waitsFor: silence))
            moment = silence.until
        }
        return alarms + [
            DeadlineAlarm(name: alarm.name, at: moment, deadline: alarm.deadline, kind: alarm.kind)
        ]
    }

    /// A quarter of the time before the deadline.
    private func reminder(_ name: String, before limit: Timestamp, _ life: IssueLife) -> DeadlineAlarm {
        let span = limit.since(life.firstOccurrence)
        return DeadlineAlarm(name: name, at: limit - span / 4, deadline: limit, kind: nil)
    }

    /// Reminds the owner, or calls people; once.
    func raise(_ alarm: DeadlineAlarm, _ decision: inout LifeDecision) {
        decision.life.raised.append(alarm.name)
        if let silence = alarm.waitsFor {
            let what = alarm.name.contains("remind") ? "a reminder" : "a call"
            return decision.life.note(
                decision.life.phase,
                "\(what) of the deadline \(alarm.deadline) waits until \(silence.until): "
                    + "\(silence.author) silenced it, \(silence.name): \(silence.reason)", at: now)
        }
        guard let kind = alarm.kind else { return remind(alarm, &decision) }
        decision.told.append(alarm.name)
        let life = decision.life
        let message =
            switch alarm.name {
            case "sla_response": "Nobody has answered \(life.subject) by \(alarm.deadline)."
            case "sla_resolution": "\(life.subject) was not resolved by \(alarm.deadline)."
            default: "\(life.subject) is open for longer than the policy allows (\(alarm.deadline))."
            }
        // A hold stays one: calling people does not end it.
        decision.life.note(life.held == nil ? .escalated : life.phase, message, at: now)
        guard !told.contains(alarm.name) else { return }
        decision.effects.append(effect(.addLabels, life, EffectRequest(labels: ["switchyard:escalated"])))
        decision.escalations.append((kind, message))
    }

    /// A comment that mentions the owner alone; none when the deadline has passed already, or nobody owns it.
    private func remind(_ alarm: DeadlineAlarm, _ decision: inout LifeDecision) {
        let owners = decision.life.assignees.compactMap(DeadlineReminder.mention)
        guard now < alarm.deadline, !owners.isEmpty, told.contains(alarm.name) || present < alarm.deadline else {
            return
        }
        let body = DeadlineReminder.text(alarm, owners: owners)
        decision.life.note(decision.life.phase, "the owner was reminded of \(alarm.deadline)", at: now)
        guard !told.contains(alarm.name) else { return }
        decision.told.append(alarm.name)
        decision.effects.append(effect(.comment, decision.life, EffectRequest(body: body)))
    }
}

/// The words of a reminder.
enum DeadlineReminder {
    static func text(_ alarm: DeadlineAlarm, owners: [String]) -> String {
        let what = alarm.name == "remind_response" ? "a first response" : "a resolution"
        return "\(owners.joined(separator: " ")) this waits for \(what), due by \(alarm.deadline). "
            + "A comment, `/switchyard hold 2d` or `/switchyard not-me` answers it."
    }

    /// A login or team as a mention that takes effect; `nil` for what can be neither.
    static func mention(_ name: String) -> String? {
        let bare = name.hasPrefix("@") ? String(name.dropFirst()) : name
        let parts = bare.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain =
            parts.count <= 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.count <= 100
                    && part.utf8.allSatisfy {
                        ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D
                            || $0 == 0x5F
                    }
            }
        return isPlain ? "@\(bare)" : nil
    }
}
