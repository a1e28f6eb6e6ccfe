import ClassifierCore
package import Contracts
import CorrelatorCore
package import Policy

/// What a review looks at: the streams' entries of a time, folded.
package struct ReviewFacts: Sendable {
    /// Where a verdict was sent, and where a person sent it instead.
    struct Misroute: Hashable, Sendable {
        let repository: RepositoryName
        let category: Category
        let from: Expert
        let to: Expert
    }

    /// How often a rule matched, and how often it decided.
    struct RuleUse: Sendable {
        var matched = 0
        var won = 0
    }

    let policy: Policy
    let now: Timestamp
    private(set) var chronicle = Chronicle(limit: 100_000)
    private(set) var builder: ReportBuilder
    private(set) var entries: [ReplayEntry] = []
    private(set) var numbers: [ULID: Int] = [:]
    private(set) var answered: Set<Subject> = []
    /// Closes of Switchyard's own that were taken back, by how they had ended.
    private(set) var wrongCloses: [(subject: Subject, pattern: ResolutionPattern)] = []
    private(set) var misroutes: [Misroute: [Subject]] = [:]
    private(set) var classified = 0
    private(set) var placed = 0
    private(set) var sorting: [String: RuleUse] = [:]
    private(set) var routing: [String: RuleUse] = [:]
    private(set) var dailyVolume: [RepositoryName: [Int64: Int]] = [:]
    private(set) var occurrences: [String: Int] = [:]
    private var lastTurns: [Subject: (at: Timestamp, pattern: ResolutionPattern?)] = [:]
    private let since: Timestamp

    /// Looks at entries from `since` to `now`; what lies before tells of issues that go on.
    package init(policy: Policy, since: Timestamp, now: Timestamp) {
        self.policy = policy
        self.now = now
        self.since = since
        builder = ReportBuilder(since: since, until: now + .milliseconds(1), policy: policy)
    }

    /// Takes an entry; those of a stream come in its order.
    package mutating func add(_ envelope: Envelope) {
        guard envelope.time <= now else { return }
        chronicle.apply(envelope)
        builder.add(envelope)
        guard envelope.time >= since else { return }
        if let entry = ReplayEntry(envelope) { entries.append(entry) }
        switch envelope.type {
        case .failureClassified:
            if let failure = try? envelope.decode(FailureClassified.self) { note(failure) }
        case .failurePlaced:
            if let placement = try? envelope.decode(FailurePlaced.self) { note(placement) }
        case .verdictCorrected:
            if let word = try? envelope.decode(VerdictCorrected.self) { note(word) }
        case .issueChanged:
            guard let change = try? envelope.decode(IssueChanged.self), !change.actor.isBot else { return }
            if [.commented, .labeled, .assigned, .closed].contains(change.action) {
                answered.insert(Subject(change.repository, number: change.number))
            }
        case .issueResolved, .issueReopened:
            guard let outcome = try? envelope.decode(IssueOutcome.self) else { return }
            turn(outcome, isEnd: envelope.type == .issueResolved, at: envelope.time)
        default: break
        }
    }

    private mutating func note(_ failure: FailureClassified) {
        classified += 1
        let day = failure.occurredAt.milliseconds / 86_400_000
        dailyVolume[failure.repository, default: [:]][day, default: 0] += 1
        occurrences["\(failure.repository) \(failure.fingerprint)", default: 0] += 1
        let facts = RecordedFacts.facts(of: failure)
        var isDecided = false
        for rule in policy.classification.rules {
            // Words of the body are not recorded; that the rule decided is.
            guard failure.verdict.rule == rule.name || rule.when.matches(facts) else { continue }
            sorting[rule.name, default: RuleUse()].matched += 1
            guard !isDecided else { continue }
            isDecided = true
            sorting[rule.name, default: RuleUse()].won += 1
        }
    }

    private mutating func note(_ placement: FailurePlaced) {
        if placement.outcome == .issueOpened { numbers[placement.failureID] = placement.subject.number }
        placed += 1
        var isDecided = false
        let names = Set(policy.assignmentRules.rules.enumerated().map { $1.name ?? "rules[\($0)]" })
        for step in placement.route where step.matched && names.contains(step.rule) {
            routing[step.rule, default: RuleUse()].matched += 1
            guard !isDecided else { continue }
            isDecided = true
            routing[step.rule, default: RuleUse()].won += 1
        }
    }

    private mutating func note(_ word: VerdictCorrected) {
        guard let expert = word.correctedExpert, !word.withdrawn, expert != word.expert else { return }
        let key = Misroute(
            repository: word.repository, category: word.correctedCategory ?? word.category, from: word.expert,
            to: expert)
        misroutes[key, default: []].append(word.subject)
    }

    private mutating func turn(_ outcome: IssueOutcome, isEnd: Bool, at moment: Timestamp) {
        let last = lastTurns[outcome.subject]
        if !isEnd, let pattern = last?.pattern, pattern != .human, pattern != .removed {
            wrongCloses.append((outcome.subject, pattern))
        }
        lastTurns[outcome.subject] = (moment, isEnd ? outcome.pattern : nil)
    }
}
