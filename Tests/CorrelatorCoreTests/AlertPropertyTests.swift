import Contracts
import Policy
import Testing

@testable import CorrelatorCore

/// SplitMix64: the same seed, the same history.
struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@Suite("Whatever happens in whatever order")
struct AlertPropertyTests {
    /// What a history has shown so far.
    struct Watcher {
        var posted: Set<Subject> = []
        var pages: [Subject: EffectKind] = [:]
        var calls: [String: Int] = [:]
        var toldByDay: [Int64: Int] = [:]

        mutating func see(_ made: AlertDecision, before: Alert?, at now: Timestamp, critical: Bool) {
            for write in made.writes[.slack] ?? [] {
                let isNew = write.kind == .postNews || posted.insert(write.subject).inserted
                if write.kind == .postNews { #expect(posted.contains(write.subject), "news before the message") }
                if isNew, !critical {
                    let zone = AlertMachineTests.policy.reports.timeZone
                    #expect(!(AlertMachineTests.policy.notifications.quietHours?.contains(now, in: zone) ?? false))
                    let day = zone.local(now).date.daysSinceEpoch
                    toldByDay[day, default: 0] += 1
                }
                if write.kind == .postNews, write.request.body?.contains("Calling the") == true {
                    #expect(made.alert.acknowledgement == nil && !made.alert.isOver && made.alert.incident == nil)
                    let start = made.alert.round?.startedAt.milliseconds ?? 0
                    for line in (write.request.body ?? "").split(separator: "\n") where line.contains("Calling the") {
                        calls["\(write.subject) \(start) \(line)", default: 0] += 1
                    }
                }
            }
            for write in made.writes[.pagerDuty] ?? [] { page(write) }
            if made.alert.shown != nil { #expect(made.alert.shown == made.alert.notice, "Slack shows what is") }
            if made.alert.isOver || made.alert.incident != nil { #expect(made.alert.page != .triggerPage) }
        }

        private mutating func page(_ write: PlannedEffect) {
            let known = pages[write.subject]
            switch write.kind {
            case .triggerPage: #expect(known == nil || known == .resolvePage, "paged twice for one thing")
            case .acknowledgePage: #expect(known == .triggerPage)
            default: #expect(known == .triggerPage || known == .acknowledgePage, "nothing is open")
            }
            pages[write.subject] = write.kind
        }
    }

    private static func event(_ dice: inout Dice, _ minutes: Int) -> AlertEvent {
        let priority = [Priority.high, .medium, .high].randomElement(using: &dice) ?? .high
        switch Int.random(in: 0..<12, using: &dice) {
        case 0...1: return AlertMachineTests.raised(priority, .slaResponse)
        case 2: return AlertMachineTests.raised(priority, .slaResolution)
        case 3: return AlertMachineTests.raised(priority, .flapping)
        case 4: return .acknowledged(actor: "ana", via: "slack", at: Given.at(minutes))
        case 5: return .resolved(reason: "green", byPeople: Bool.random(using: &dice))
        case 6: return .reopened(reason: "red again")
        case 7: return .joined(incident: "incident:1")
        case 8: return .news("something")
        case 9: return .acted
        case 10: return .learnt(AlertFacts(expert: .dbtExpert, owners: ["bruno"]), priority)
        default: return .woke
        }
    }

    @Test(
        "nobody is called twice by a step, after an acknowledgement or an end; quiet hours and the limit hold",
        arguments: 0..<300)
    func holds(_ seed: UInt64) {
        var dice = Dice(state: seed)
        var watcher = Watcher()
        var alert: Alert?
        var minutes = 0
        var wake: Timestamp?
        for _ in 0..<80 {
            minutes += Int.random(in: 0...240, using: &dice)
            // A due timer fires before whatever comes later.
            var events = [Self.event(&dice, minutes)]
            if let wake, wake <= Given.at(minutes) { events.insert(.woke, at: 0) }
            for event in events {
                let day = AlertMachineTests.policy.reports.timeZone.local(Given.at(minutes)).date.daysSinceEpoch
                let told = watcher.toldByDay[day] ?? 0
                let machine = AlertMachineTests.machine(minutes, told: told)
                guard
                    let made = machine.apply(
                        event, to: alert, key: AlertMachineTests.key, in: Given.repository("one"),
                        id: Given.id(1000 + minutes))
                else { continue }
                watcher.see(made, before: alert, at: Given.at(minutes), critical: made.alert.priority == .critical)
                alert = made.alert
                wake = made.wake
                // The same again, as when an entry is delivered twice: only what can be said twice is.
                if event == .woke || event == .acted {
                    let twice = AlertMachineTests.machine(minutes, told: watcher.toldByDay[day] ?? 0).apply(
                        event, to: made.alert, key: AlertMachineTests.key, in: Given.repository("one"), id: Given.id(7))
                    #expect(twice?.writes.isEmpty ?? true)
                }
            }
        }
        #expect(watcher.calls.values.allSatisfy { $0 == 1 })
        #expect(watcher.toldByDay.values.allSatisfy { $0 <= 3 })
    }
}
