import Contracts
import Policy

/// Looks for the people of a failure, from the most special to the most general, and notes everything that it tried.
struct OwnerSearch {
    let policy: Policy
    let roster: Roster
    let owners: OwnerFacts
    let now: Timestamp
    let priority: Priority
    let category: Contracts.Category
    /// Everything that was tried, in order.
    var steps: [RouteStep] = []
    private let declined: Set<String>

    init(policy: Policy, roster: Roster, owners: OwnerFacts, verdict: Verdict, now: Timestamp, steps: [RouteStep]) {
        self.policy = policy
        self.roster = roster
        self.owners = owners
        self.now = now
        priority = verdict.priority
        category = verdict.category
        self.steps = steps
        declined = Set(owners.declined.map { $0.lowercased() })
    }

    /// Whether the failure waits for nobody's office hours.
    var isUrgent: Bool { priority == .critical }

    mutating func note(_ rule: String, _ matched: Bool, _ why: String) {
        steps.append(RouteStep(rule: rule, matched: matched, why: why))
    }

    /// The people: those that the rule names, else an owner that is known, else a member of the expert; nobody only where the policy
    /// names nobody at all.
    mutating func people(_ rule: AssignmentRule?, expert: Expert) -> [Assignee] {
        let named = rule?.assign ?? []
        if let people = able(named) { return people }
        for source in policy.assignmentRules.order {
            guard let owner = owner(from: source) else { continue }
            guard case .team = owner else { return [owner] }
            // GitHub assigns no teams, so somebody is assigned beside one.
            let members = members(of: expert)
            return [owner] + members.filter { $0 != owner }
        }
        let members = members(of: expert)
        if members.isEmpty, !named.isEmpty {
            note("assign", true, "nobody else is there: never nobody")
            return named
        }
        return members
    }

    /// Those of the people that a rule names who can take it; `nil` when none can.
    private mutating func able(_ named: [Assignee]) -> [Assignee]? {
        guard !named.isEmpty else { return nil }
        let bars = named.map { bar($0, capacity: nil) }
        let able = zip(named, bars).filter { $0.1 == nil }.map(\.0)
        let passed = bars.compactMap { $0 }
        let tail = passed.isEmpty ? "" : "; " + OwnerSearch.list(passed)
        if able.isEmpty {
            note("assign", false, "the rule names them" + tail)
            return nil
        }
        note("assign", true, "the rule names them" + tail)
        return able
    }

    /// Why somebody does not get it, as a sentence with the name; `nil` for who may.
    func bar(_ member: Assignee, capacity: Int?) -> String? {
        if case .user(let login) = member, declined.contains(login.lowercased()) {
            return "\(member) passed it on"
        }
        return roster.bar(member, capacity: capacity).map { "\(member) \($0)" }
    }

    func isDeclined(_ member: Assignee) -> Bool {
        guard case .user(let login) = member else { return false }
        return declined.contains(login.lowercased())
    }

    /// At most five things, in words.
    static func list(_ things: [String]) -> String {
        let rest = things.count > 5 ? ["\(things.count - 5) more"] : []
        return (things.prefix(5) + rest).joined(separator: ", ")
    }
}
