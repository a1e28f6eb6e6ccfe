package import Contracts

/// Which expert takes what.
package struct AssignmentRules: Hashable, Sendable {
    /// Failures of dbt models, tests, seeds and snapshots.
    package internal(set) var dbtModelErrors = Expert.dbtExpert
    /// Timeouts, locks, permissions and resources of the warehouse.
    package internal(set) var warehousePerformance = Expert.snowflakeExpert
    /// Failures of dashboards, metrics and the semantic layer.
    package internal(set) var dashboardIssues = Expert.tableauExpert
    /// Failures of workflows, runners and dependencies.
    package internal(set) var workflowFailures = Expert.githubSleuthExpert
    /// Failures with one cause in several repositories.
    package internal(set) var crossSystemIssues = Expert.daArchitect
    /// The team's own rules, looked at first and in this order.
    package internal(set) var rules: [AssignmentRule] = []
    /// Who is asked after the rules and before the expert's members, in this order.
    package internal(set) var order: [OwnerSource] = [.dbtOwner, .codeowners, .lastFixer]
    /// Owners that own everything and so nothing: logins, teams, names. Ask `isIgnored(_:)` rather than this.
    package internal(set) var ignored: [String] = []
    /// Who on GitHub is behind a name or address that dbt or CODEOWNERS tells. Ask `person(named:)` rather than this.
    package internal(set) var people: [String: Assignee] = [:]

    static let section = Section(
        name: "assignment rules", initial: AssignmentRules(),
        fields: [
            Field(
                "dbt_model_errors", \.dbtModelErrors, .word("expert"),
                "Takes failures of dbt models, tests, seeds and snapshots."),
            Field(
                "warehouse_performance", \.warehousePerformance, .word("expert"),
                "Takes timeouts, locks, permissions and resources of the warehouse."),
            Field(
                "dashboard_issues", \.dashboardIssues, .word("expert"),
                "Takes failures of dashboards, metrics and the semantic layer."),
            Field(
                "workflow_failures", \.workflowFailures, .word("expert"),
                "Takes failures of workflows, runners and dependencies."),
            Field(
                "cross_system_issues", \.crossSystemIssues, .word("expert"),
                "Takes failures with one cause in several repositories."),
            Field(
                "rules", \.rules, .list(of: AssignmentRule.section.format),
                "The team's own rules, looked at first; the first that matches wins."),
            Field(
                "order", \.order, .list(of: .choice("source of owners")),
                "Who is asked after the rules and before the expert's members; what is left out is not asked."),
            Field(
                "ignored", \.ignored, .list(of: .text("owner")),
                "Owners who own everything, such as `@acme/everyone`: dbt, CODEOWNERS and past fixes never lead to them."
            ),
            Field(
                "people", \.people, .map("<name or address>", key: .text("name or address"), value: .assignee),
                "Who on GitHub is behind a name or address that dbt or CODEOWNERS tells."),
        ])

    /// Whether an owner is to be passed over; upper and lower case and a leading `@` make no difference.
    package func isIgnored(_ owner: String) -> Bool {
        ignored.contains { AssignmentRules.folded($0) == AssignmentRules.folded(owner) }
    }

    /// The user or team that the policy gives for a name or address.
    package func person(named name: String) -> Assignee? {
        let wanted = AssignmentRules.folded(name)
        return people.filter { AssignmentRules.folded($0.key) == wanted }.min { $0.key < $1.key }?.value
    }

    private static func folded(_ owner: String) -> String {
        (owner.hasPrefix("@") ? String(owner.dropFirst()) : owner).lowercased()
    }
}
