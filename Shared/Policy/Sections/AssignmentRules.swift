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
        ])
}
