import Contracts
import ResolverCore

/// One issue through a random history, beside a witness that remembers only what people did and what runs did.
struct RandomHistory {
    var random: SeededGenerator
    var hours = 0.0
    var life = RandomHistory.born
    private static let born: IssueLife = {
        var placed = Given.placed()
        placed.deadlines = Deadlines(
            firstResponseAt: Given.at(10), resolutionAt: Given.at(60), escalateAt: Given.at(90))
        return Given.machine().place(placed, life: nil).life
    }()
    var witness = Witness()
    private var count = 1
    private var runs = 0

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private var machine: IssueMachine { Given.machine(hours) }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    /// One more thing happens.
    mutating func step() {
        hours += Double.random(in: 0.1...5, using: &random)
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<9: run()
        case 9, 10: recur()
        case 11...14: wake()
        case 15: bot()
        case 16: merge()
        default: person()
        }
    }

    private mutating func run() {
        let status =
            ["success", "success", "success", "success", "pass", "skipped", "warn", "error"]
            .randomElement(using: &random) ?? "success"
        let environment = chance(85) ? RunEnvironment.production : .staging
        let ended = chance(80) ? hours : max(0.01, hours - Double.random(in: 0...20, using: &random))
        let began = ended - Double.random(in: 0.01...4, using: &random)
        if chance(90) { runs += 1 }
        let executed = status == "skipped" ? false : chance(92)
        let run = Given.run("\(runs)", at: ended, status, executed: executed, environment: environment, began: began)
        witness.saw(run, isClosed: life.isClosed)
        take(machine.observe(run, life: life))
    }

    private mutating func recur() {
        count += 1
        witness.failed(at: Given.at(hours))
        take(
            machine.place(
                Given.placed(count, at: hours, category: chance(80) ? .transientFailure : .codeFixRequired), life: life)
        )
    }

    private mutating func merge() {
        var change = Given.change(.pullRequestMerged, at: hours)
        change.pullRequest = PullRequestReference(number: 7, merged: true, closes: [42])
        witness.merged(at: change.at)
        take(machine.merged(change, life: life))
    }

    private mutating func wake() { take(machine.wake(life)) }

    private mutating func bot() {
        let label = ["category:false_positive", "priority:low", "switchyard:held"].randomElement(using: &random)
        let action: ActivityAction = chance(50) ? .closed : chance(50) ? .reopened : .labeled
        let change = Given.change(action, at: hours, label: label, isBot: true)
        let before = life
        take(machine.observe(change, life: life))
        witness.expect(life == before, "a bot's \(action) changed the life")
    }

    private mutating func person() {
        let change: IssueChanged
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: change = Given.change(witness.isOpen ? .closed : .reopened, at: hours)
        case 2:
            let word = chance(60) ? "transient_failure" : "code_fix_required"
            change = Given.change(.labeled, at: hours, label: "category:\(word)")
        case 3: change = Given.change(.labeled, at: hours, label: "priority:\(chance(50) ? "low" : "critical")")
        case 4: change = Given.change(chance(40) ? .labeled : .unlabeled, at: hours, label: "switchyard:held")
        case 5: return hold()
        case 6: change = Given.change(.commented, at: hours)
        default: change = Given.change(.assigned, at: hours, assignee: "bo")
        }
        witness.person(change)
        take(machine.observe(change, life: life))
        witness.agree(life)
    }

    private mutating func hold() {
        let until = chance(50) ? Given.at(hours + Double.random(in: 1...40, using: &random)) : nil
        witness.holds(until: until)
        var decision = LifeDecision(life)
        machine.hold(&decision, by: "ana", until: until, reason: "ana holds it")
        take(decision)
    }

    private mutating func take(_ decision: LifeDecision?) {
        guard let decision else { return }
        life = decision.life
        for effect in decision.effects { witness.wrote(effect, at: Given.at(hours)) }
        witness.agree(life)
    }
}
