import Contracts
import ResolverCore
import Testing

/// One issue with a clock that is handed on: what is due happens when it is due.
private struct Week {
    let rules = Given.rules(
        """
        resolution:
          transient: {green_runs: 2, quiet: 6h}
          reopen_within: 7d
          flapping: {flaps: 3, within: 14d}
        """)
    var life: IssueLife?
    var log: LifeLog?
    /// What happened, with the hour.
    var told: [String] = []
    private var facts = 0

    init() {}

    mutating func tell(_ hours: Double, _ make: (String) -> LifeFact) {
        facts += 1
        take(hours, [make("\(facts)")])
    }

    /// Fires the timer as often as it is due.
    mutating func pass(until hours: Double) {
        while let life, let due = IssueMachine(rules: rules, now: Given.start).nextWake(life) {
            let hour = Double(due.since(Given.start).components.seconds) / 3600
            guard hour <= hours else { return }
            take(hour, [])
        }
    }

    private mutating func take(_ hours: Double, _ facts: [LifeFact]) {
        if !facts.isEmpty { pass(until: hours) }
        let machine = IssueMachine(rules: rules, now: Given.at(hours))
        guard let decision = machine.take(facts, life: life, log: log) else { return }
        life = decision.life
        log = decision.log
        for effect in decision.effects {
            switch effect.kind {
            case .comment where effect.request.body?.contains("this waits for") == true: told.append("\(hours) remind")
            case .closeIssue: told.append("\(hours) close")
            case .reopenIssue: told.append("\(hours) reopen")
            default: break
            }
        }
        for (kind, _) in decision.escalations { told.append("\(hours) \(kind)") }
    }
}

@Suite("A week")
struct WeekTests {
    @Test("reminders, calls, proof, closes, reopenings, flapping and a hold, each at its moment, in under a second")
    func week() {
        let elapsed = ContinuousClock().measure {
            var week = Week()
            var placed = Given.placed()
            placed.deadlines = Deadlines(
                firstResponseAt: Given.at(4), resolutionAt: Given.at(40), escalateAt: Given.at(100))
            week.tell(0) { LifeFact(placed, id: $0) }
            // Nobody answers: a reminder, a call. Two green runs and six quiet hours close it.
            week.tell(5) { LifeFact(Given.run("a", at: 5), id: $0) }
            week.tell(5.5) { LifeFact(Given.run("b", at: 5.5), id: $0) }
            // It comes back, three times.
            for (round, hours) in [(1, 10.0), (2, 30.0), (3, 50.0)] {
                week.tell(hours) { LifeFact(Given.placed(1 + round, at: hours), id: $0) }
                week.tell(hours + 1) { LifeFact(Given.run("c\(round)", at: hours + 1), id: $0) }
                week.tell(hours + 2) { LifeFact(Given.run("d\(round)", at: hours + 2), id: $0) }
            }
            week.pass(until: 80)
            #expect(week.life?.phase == .held && week.life?.flaps == 3)
            // A person ends that hold, and holds it until a date in turn.
            week.tell(80) { LifeFact(Given.change(.unlabeled, at: 80, label: "switchyard:held"), id: $0) }
            week.tell(80.5) { id in
                var change = Given.change(.commented, at: 80.5)
                change.command = "hold until 2026-11-29"
                change.actor.permission = "write"
                return LifeFact(change, id: id)
            }
            week.tell(90) { LifeFact(Given.run("e", at: 90), id: $0) }
            week.tell(92) { LifeFact(Given.run("f", at: 92), id: $0) }
            week.tell(113) { LifeFact(Given.run("g", at: 113), id: $0) }
            week.tell(115) { LifeFact(Given.run("h", at: 115), id: $0) }
            week.pass(until: 7 * 24)
            #expect(week.told == WeekTests.expected, "\(week.told)")
            #expect(week.life?.isClosed == true)
        }
        #expect(elapsed < .seconds(1), "\(elapsed)")
    }

    private static let expected = [
        "3.0 remind", "4.0 sla_response", "6.0 close", "10.0 reopen", "16.0 close",
        // A quarter before the deadline. What fell due while it was closed is called out once it is open again.
        "30.0 remind", "30.0 reopen", "36.0 close", "50.0 reopen", "50.0 flapping", "50.0 sla_resolution",
        // The last deadline waited for the hold; the runs of before its end proved nothing.
        "112.0 sla_resolution", "115.0 close",
    ]
}
