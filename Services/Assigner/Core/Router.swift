package import Contracts
package import Policy

/// Decides which expert a failure goes to and which people of that expert get it.
package struct Router: Sendable {
    /// The decision, with every rule that was tried.
    package struct Route: Hashable, Sendable {
        /// The role.
        package var expert: Expert
        /// The people or teams, as `login` or `@org/team`.
        package var assignees: [String]
        /// Logins among them: GitHub assigns people only.
        package var logins: [String]
        /// Every rule that was tried, in order.
        package var steps: [RouteStep]
    }

    private let policy: Policy
    private let roster: Roster

    /// Uses the policy in force and the roster of the moment.
    package init(policy: Policy, roster: Roster) {
        self.policy = policy
        self.roster = roster
    }

    /// The first rule of the policy that matches wins; without one the verdict's expert, through the policy's
    /// `assignment_rules` names.
    package func route(_ facts: Condition.Facts, verdict: Verdict, at now: Timestamp) -> Route {
        var steps: [RouteStep] = []
        var chosen: AssignmentRule?
        for (index, rule) in policy.assignmentRules.rules.enumerated() {
            let name = rule.name ?? "rules[\(index)]"
            let unmet = rule.when.firstUnmet(by: facts)
            let wins = unmet == nil && chosen == nil
            steps.append(
                RouteStep(
                    rule: name, matched: unmet == nil,
                    why: unmet.map { "\($0) does not match" } ?? (wins ? "first match wins" : "an earlier rule won")))
            if wins { chosen = rule }
        }
        let (seed, fallback) = seedRule(for: verdict)
        let expert = chosen?.expert ?? fallback
        steps.append(
            RouteStep(
                rule: seed, matched: chosen?.expert == nil,
                why: chosen?.expert == nil ? "the verdict names \(verdict.expert)" : "a rule named \(expert)"))
        let people = people(chosen, expert: expert, at: now, steps: &steps)
        let logins = people.compactMap { person in
            if case .user(let login) = person { return login }
            return nil
        }
        return Route(expert: expert, assignees: people.map(\.description), logins: logins, steps: steps)
    }

    private func seedRule(for verdict: Verdict) -> (String, Expert) {
        let rules = policy.assignmentRules
        switch verdict.expert {
        case .dbtExpert: return ("dbt_model_errors", rules.dbtModelErrors)
        case .snowflakeExpert: return ("warehouse_performance", rules.warehousePerformance)
        case .tableauExpert: return ("dashboard_issues", rules.dashboardIssues)
        case .githubSleuthExpert: return ("workflow_failures", rules.workflowFailures)
        case .daArchitect: return ("cross_system_issues", rules.crossSystemIssues)
        default: return ("verdict", verdict.expert)
        }
    }

    private func people(
        _ rule: AssignmentRule?, expert: Expert, at now: Timestamp, steps: inout [RouteStep]
    ) -> [Assignee] {
        if let assigned = rule?.assign, !assigned.isEmpty {
            steps.append(RouteStep(rule: "assign", matched: true, why: "the rule names them"))
            return assigned
        }
        for role in chain(from: expert) {
            let settings = policy.expert(role)
            if let first = roster.candidates(settings, at: now).first {
                let why = role == expert ? "least open load, then rotation" : "fallback of \(expert)"
                steps.append(RouteStep(rule: "members of \(role)", matched: true, why: why))
                return [first]
            }
            let why = settings.members.isEmpty ? "the policy names nobody" : "everybody is away or full"
            steps.append(RouteStep(rule: "members of \(role)", matched: false, why: why))
        }
        for role in chain(from: expert) {
            guard let first = roster.candidates(policy.expert(role), at: now, evenUnable: true).first else { continue }
            steps.append(
                RouteStep(
                    rule: "members of \(role)", matched: true, why: "everybody is away or full: never nobody"))
            return [first]
        }
        return []
    }

    /// The expert, who takes over from it, who takes over from that one, and so on.
    private func chain(from expert: Expert) -> [Expert] {
        var chain: [Expert] = []
        var role: Expert? = expert
        while let current = role, !chain.contains(current) {
            chain.append(current)
            role = policy.expert(current).fallback
        }
        return chain
    }
}
