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
    /// `assignment_rules` names. Where no rule names people, who owns it is asked in the policy's order, then the expert's members.
    package func route(
        _ facts: Condition.Facts, verdict: Verdict, owners: OwnerFacts = OwnerFacts(), at now: Timestamp
    ) -> Route {
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
        var search = OwnerSearch(
            policy: policy, roster: roster, owners: owners, verdict: verdict, now: now, steps: steps)
        let people = search.people(chosen, expert: expert)
        let logins = people.compactMap { person in
            if case .user(let login) = person { return login }
            return nil
        }
        return Route(expert: expert, assignees: people.map(\.description), logins: logins, steps: search.steps)
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
}
