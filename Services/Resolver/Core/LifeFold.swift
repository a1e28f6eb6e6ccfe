import Contracts
import Policy

/// Goes through facts in the order of their own times, with time passing in between.
struct LifeFold {
    /// One turn: the fact that led to it, or none where time alone did.
    struct Turn {
        let fact: LifeFact?
        let decision: LifeDecision
    }

    let rules: LifeRules
    var silences: [Silence] = []
    /// The moment in which it is done, and what people were told by then.
    var present: Timestamp?
    var told: Set<String> = []
    var retriesLeft = Int.max
    var life: IssueLife?
    /// When the last fact or turn was.
    private(set) var reached: Timestamp?
    private(set) var turns: [Turn] = []
    /// What happened before the first failure: it counts from then on.
    private var early: [LifeFact] = []

    init(_ life: IssueLife?, rules: LifeRules, reached: Timestamp?) {
        self.life = life
        self.rules = rules
        self.reached = reached
    }

    /// The next fact.
    mutating func apply(_ fact: LifeFact) {
        guard let life else {
            guard case .placed(let placed) = fact.content else { return early.append(fact) }
            take(machine(at: fact.at).place(placed, life: nil), because: fact, at: fact.at)
            let waiting = early
            early = []
            for fact in waiting { apply(fact) }
            return
        }
        let moment = max(fact.at, reached ?? fact.at)
        advance(to: moment)
        let machine = machine(at: moment)
        reached = moment
        guard let decision = machine.turn(fact, life: self.life ?? life) else { return }
        take(decision, because: fact, at: moment)
    }

    /// Lets time pass: what is due by then happens when it is due.
    mutating func advance(to moment: Timestamp) {
        // Each turn raises an alarm, ends a hold or closes: no life has as many left.
        for _ in 0..<100 {
            guard let life, let due = machine(at: moment).nextWake(life) else { return }
            let then = max(due, reached ?? due)
            guard then <= moment, let decision = machine(at: then).wake(life) else { return }
            take(decision, because: nil, at: then)
        }
    }

    private func machine(at moment: Timestamp) -> IssueMachine {
        IssueMachine(
            rules: rules, silences: silences, now: moment, present: present ?? moment, told: told,
            retriesLeft: retriesLeft)
    }

    private mutating func take(_ decision: LifeDecision, because fact: LifeFact?, at moment: Timestamp) {
        var decision = decision
        if let told = fact?.late, decision.life != life, let last = decision.life.history.indices.last,
            decision.life.history[last].at == moment
        {
            decision.life.history[last].cause += " (told late, at \(told))"
        }
        life = decision.life
        reached = moment
        self.told.formUnion(decision.told)
        turns.append(Turn(fact: fact, decision: decision))
    }
}
