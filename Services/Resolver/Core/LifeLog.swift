import Contracts
import Policy

/// What a life is folded from: its recent facts in the order of their own times, upon the life as it was before them.
package struct LifeLog: Codable, Hashable, Sendable {
    /// Facts that are kept at least; older ones are part of ``base``.
    package static let limit = 200
    /// Facts that come together before the oldest are made part of ``base``.
    private static let slack = 50

    /// The life before the oldest fact kept; unset when that is its beginning.
    var base: IssueLife?
    /// What happened before this is part of ``base``, and cannot be sorted in any more.
    var horizon: Timestamp?
    /// Recent facts, sorted.
    package internal(set) var facts: [LifeFact]
    /// Identities of the newest facts that are part of ``base``.
    var folded: [String]
    /// The newest fact, or later turn by time alone, that the life has gone through.
    var reached: Timestamp?
    /// Names of what people were told, so that nobody is told twice.
    var told: [String]
    /// The rules that the facts were folded by.
    var rules: LifeRules

    /// Before anything happened.
    init(_ rules: LifeRules) {
        facts = []
        folded = []
        told = []
        self.rules = rules
    }

    /// A life whose facts are not known: it stands as it is, and what comes is added to it.
    init(adopting life: IssueLife, _ rules: LifeRules) {
        self.init(rules)
        seal(life)
    }

    /// Whether the fact was told before.
    func knows(_ id: String) -> Bool { facts.contains { $0.id == id } || folded.contains(id) }

    /// Makes the life as it stands the base: facts of before a change of rules are not judged by the new ones.
    mutating func seal(_ life: IssueLife) {
        base = life
        let newest = [life.lastOccurrence, life.closedAt, life.history.last?.at, reached].compactMap(\.self).max()
        horizon = max(horizon ?? life.lastOccurrence, newest ?? life.lastOccurrence)
        reached = horizon
        remember(facts.map(\.id))
        facts = []
        told = Array(Set(told).union(life.raised)).sorted()
    }

    /// Puts a fact where it belongs.
    mutating func insert(_ fact: LifeFact) {
        let index = facts.lastIndex { $0.precedes(fact) }.map { $0 + 1 } ?? 0
        facts.insert(fact, at: index)
    }

    /// Makes the oldest facts part of the base, some at once, until no more are left than are kept.
    mutating func trim(_ silences: [Silence]) {
        let surplus = facts.count - LifeLog.limit
        guard surplus >= LifeLog.slack else { return }
        var oldest = LifeFold(base, rules: rules, reached: horizon)
        oldest.silences = silences
        oldest.told = Set(told)
        for fact in facts.prefix(surplus) { oldest.apply(fact) }
        // A life begins with a failure: facts from before it wait for one.
        guard let life = oldest.life else { return facts.removeFirst(surplus) }
        base = life
        horizon = oldest.reached
        remember(facts.prefix(surplus).map(\.id))
        facts.removeFirst(surplus)
    }

    private mutating func remember(_ ids: [String]) {
        folded = Array((folded + ids).suffix(LifeLog.limit))
    }
}
