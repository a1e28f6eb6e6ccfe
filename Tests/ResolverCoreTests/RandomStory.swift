import Contracts
import ResolverCore

/// What happened to one issue, each with its own time, to be told in whatever order.
struct RandomStory {
    private(set) var facts: [LifeFact] = []
    private var random: SeededGenerator
    private var hours = 0.0
    private var count = 1

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        var placed = Given.placed()
        placed.deadlines = Deadlines(
            firstResponseAt: Given.at(10), resolutionAt: Given.at(60), escalateAt: Given.at(90))
        facts.append(LifeFact(placed, id: "first"))
        for index in 1...22 {
            hours += Double.random(in: 0.1...6, using: &random)
            facts.append(fact("\(index)"))
        }
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func fact(_ id: String) -> LifeFact {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<9: run(id)
        case 9...11: occurrence(id)
        case 12: merge(id)
        case 13, 14: incident(id)
        default: person(id)
        }
    }

    private mutating func run(_ id: String) -> LifeFact {
        let status =
            ["success", "success", "success", "success", "success", "pass", "skipped", "warn", "error"]
            .randomElement(using: &random) ?? "success"
        let began = hours - Double.random(in: 0.01...4, using: &random)
        let name = chance(92) ? id : "\(count)"
        return LifeFact(
            Given.run(
                name, at: hours, status, executed: status != "skipped",
                environment: chance(92) ? .production : .staging, began: began), id: id)
    }

    private mutating func occurrence(_ id: String) -> LifeFact {
        count += 1
        let isJoined = chance(40)
        return LifeFact(
            Given.placed(count, at: hours, outcome: isJoined ? .joined : .issueUpdated, issue: isJoined ? 50 : 42),
            id: id)
    }

    private mutating func merge(_ id: String) -> LifeFact {
        var change = Given.change(.pullRequestMerged, at: hours)
        change.pullRequest = PullRequestReference(number: Int(hours), merged: true, closes: [42])
        return LifeFact(change, id: id)
    }

    private mutating func incident(_ id: String) -> LifeFact {
        let member = IncidentMember(
            subject: Given.subject, failureID: ULID(time: Given.start, random: 1),
            fingerprint: Fingerprint(rawValue: "v1:0123456789abcdef"), repository: Given.repository, at: Given.start)
        let incident = IncidentChanged(
            incidentID: ULID(time: Given.start, random: 9), status: chance(50) ? .open : .resolved, title: "outage",
            category: .infrastructureIssue, cause: IncidentCause(kind: "system", value: "snowflake"),
            members: [member], chance: 0, openedAt: Given.start, updatedAt: Given.at(hours))
        return LifeFact(incident, of: Given.subject, id: id)
    }

    private mutating func person(_ id: String) -> LifeFact {
        var change: IssueChanged
        switch Int.random(in: 0..<9, using: &random) {
        case 0: change = Given.change(.closed, at: hours)
        case 1: change = Given.change(.reopened, at: hours)
        case 2, 3:
            let word = chance(50) ? "transient_failure" : "code_fix_required"
            change = Given.change(.labeled, at: hours, label: "category:\(word)")
        case 4: change = Given.change(.labeled, at: hours, label: "priority:\(chance(50) ? "low" : "critical")")
        case 5: change = Given.change(chance(30) ? .labeled : .unlabeled, at: hours, label: "switchyard:held")
        case 6:
            change = Given.change(.commented, at: hours)
            change.command = ["hold 1d", "hold", "close", "reopen"].randomElement(using: &random)
            change.actor.permission = "write"
        case 7: change = Given.change(.commented, at: hours)
        default: change = Given.change(.assigned, at: hours, assignee: chance(50) ? "bo" : "cy")
        }
        return LifeFact(change, id: id)
    }

    /// In random order, with a tenth doubled.
    func shuffled() -> [LifeFact] {
        var random = random
        let doubled = facts.filter { _ in Int.random(in: 0..<10, using: &random) == 0 }
        return (facts + doubled).shuffled(using: &random)
    }

    /// The life after it was told in this order and time has passed. A fact is told when it has happened, or later.
    func told(_ facts: [LifeFact]) -> IssueLife? {
        var life: IssueLife?
        var log: LifeLog?
        var early: [LifeFact] = []
        var moment = Given.start
        for fact in facts {
            moment = max(moment, fact.at)
            early.append(fact)
            let machine = IssueMachine(rules: Given.rules, now: moment)
            // Before the first failure is known, what is told waits for it.
            guard let decision = machine.take(life == nil ? early : [fact], life: life, log: log) else { continue }
            life = decision.life
            log = decision.log
        }
        let decision = Given.machine(400).take([], life: life, log: log)
        return decision?.life ?? life
    }
}
