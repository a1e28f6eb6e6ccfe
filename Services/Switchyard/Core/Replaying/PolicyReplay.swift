import AssignerCore
package import Contracts
package import Policy
import ResolverCore

/// Recorded entries through the pure decisions of placing and watching, under one policy, without touching anything.
///
/// What people did is replayed as they did it; verdicts stand as they were recorded, with the priority that this policy gives
/// them. Time is the entries' own: every timer that is due before an entry fires before it, so that a month takes seconds.
package struct PolicyReplay: Sendable {
    let policy: Policy
    private let rules: LifeRules
    /// Issues that failures got when they were recorded.
    let numbers: [ULID: Int]
    /// Every issue that got a failure.
    package internal(set) var issues: [Subject: ReplayedIssue] = [:]
    /// Failures by what became of them.
    package internal(set) var outcomes: [PlacementOutcome: Int] = [:]
    /// Questions that Claude would be asked.
    package internal(set) var questions = 0

    var placements: [PlacementKey: Placement] = [:]
    var keys: [Subject: PlacementKey] = [:]
    var lives: [Subject: IssueLife] = [:]
    var logs: [Subject: LifeLog] = [:]
    private var facts = 0
    var watchers: [WatchKey: Set<Subject>] = [:]
    var timers = TimerQueue()
    var asked: Set<Fingerprint> = []
    private var load: [String: Int] = [:]
    private var nextNumber = 1_000_000_000

    struct PlacementKey: Hashable {
        let repository: RepositoryName
        let environment: RunEnvironment
        let fingerprint: Fingerprint
    }

    struct WatchKey: Hashable {
        let repository: RepositoryName
        let environment: RunEnvironment
        let node: String
    }

    /// Begins with nothing known.
    ///
    /// - Parameter numbers: issues that failures without one were given, from `failure.placed`.
    package init(policy: Policy, numbers: [ULID: Int]) {
        self.policy = policy
        rules = LifeRules(policy.resolution)
        self.numbers = numbers
    }

    /// Goes through entries in the order of their time; equal times keep the order in which they are given.
    ///
    /// - Parameter numbers: issues that failures without one were given, from `failure.placed`.
    package init(policy: Policy, numbers: [ULID: Int], entries: [ReplayEntry]) {
        self.init(policy: policy, numbers: numbers)
        let order = entries.indices.sorted { (entries[$0].at, $0) < (entries[$1].at, $1) }
        for index in order { apply(entries[index]) }
        if let last = order.last { advance(to: entries[last].at) }
    }

    /// Takes one more entry; entries come in the order of their time.
    package mutating func apply(_ entry: ReplayEntry) {
        advance(to: entry.at)
        switch entry.content {
        case .classified(let failure): place(failure, at: entry.at)
        case .run(let run): observe(run, at: entry.at)
        case .changed(let change): observe(change, at: entry.at)
        case .incident(let incident): observe(incident, at: entry.at)
        }
    }

    /// Fires what is due until a moment.
    package mutating func advance(to moment: Timestamp) {
        while let (subject, due) = timers.next(through: moment) {
            pass(subject, at: due)
        }
    }

    func machine(at moment: Timestamp) -> IssueMachine {
        IssueMachine(rules: rules, silences: policy.silences, now: moment)
    }

    private mutating func place(_ recorded: FailureClassified, at moment: Timestamp) {
        var failure = recorded
        let key = PlacementKey(
            repository: failure.repository, environment: failure.environment, fingerprint: failure.fingerprint)
        let before = placements[key]
        failure.verdict.priority = ReplayPriority.priority(
            of: failure, policy: policy, occurrences: (before?.placed.occurrenceCount ?? 0) + 1)
        if failure.verdict.category == .transientFailure {
            // A recorded verdict carries what the policy of its day asked for as proof.
            let transient = policy.resolution.transient
            failure.verdict.monitoring = Monitoring(
                greenRuns: transient.greenRuns, quietSeconds: Int(transient.quiet.components.seconds))
        }
        count(failure, before)
        let placer = Placer(policy: policy, roster: Roster(openLoad: load), now: moment)
        let decision = placer.place(failure, existing: before)
        var placement = decision.placement
        if decision.announced == nil {
            // The issue is opened at once here, with the number that it got when this was recorded.
            let number = numbers[failure.failureID] ?? fresh()
            placement.isOpening = false
            placement.placed.issue = IssueReference(number: number)
            placement.placed.subject = Subject(failure.repository, number: number)
        }
        let acts = policy.repository(failure.repository).acts
        for (login, change) in placement.count(acts: acts, before: before) { load[login, default: 0] += change }
        placements[key] = placement
        var placed = decision.announced ?? placement.placed
        placed.failureID = failure.failureID
        keys[placement.placed.subject] = key
        if let number = failure.issue?.number { keys[Subject(failure.repository, number: number)] = key }
        outcomes[placed.outcome, default: 0] += 1
        note(placed)
        guard placed.outcome != .suppressed, placed.outcome != .joined || placed.subject.number != nil else { return }
        markWrong(placed.subject, at: moment)
        learn(LifeFact(placed, id: nextFact()), of: placed.subject, at: moment)
    }

    /// Identity of one more fact.
    mutating func nextFact() -> String {
        facts += 1
        return "\(facts)"
    }

    /// Adds a fact to a life.
    mutating func learn(_ fact: LifeFact, of subject: Subject, at moment: Timestamp) {
        guard let decision = decide([fact], of: subject, at: moment) else { return }
        take(decision, at: moment)
    }

    private mutating func pass(_ subject: Subject, at moment: Timestamp) {
        guard lives[subject] != nil, let decision = decide([], of: subject, at: moment) else { return }
        take(decision, at: moment)
    }

    private mutating func decide(_ facts: [LifeFact], of subject: Subject, at moment: Timestamp) -> LifeDecision? {
        // Taken out of the dictionary: a log that two hold is copied at each change.
        var log = logs.removeValue(forKey: subject)
        defer { logs[subject] = log }
        return machine(at: moment).take(facts, life: lives[subject], log: &log)
    }

    private mutating func note(_ placed: FailurePlaced) {
        guard issues[placed.subject] == nil else { return }
        issues[placed.subject] = ReplayedIssue(
            subject: placed.subject, expert: placed.expert, assignees: placed.assignees, priority: placed.priority,
            outcome: placed.outcome)
    }

    /// A failure that comes back after a close by proof shows that the close was wrong.
    private mutating func markWrong(_ subject: Subject, at moment: Timestamp) {
        guard let life = lives[subject], life.isClosed, let until = life.reopenUntil, moment <= until,
            let last = issues[subject]?.closes.indices.last
        else { return }
        issues[subject]?.closes[last].wasWrong = true
    }

    private mutating func fresh() -> Int {
        nextNumber += 1
        return nextNumber
    }
}
