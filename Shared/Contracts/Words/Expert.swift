/// A role that can end a failure; configuration maps it to people or GitHub teams.
package struct Expert: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// dbt projects: models, tests, macros, packages, semantic layer.
    package static let dbtExpert = Expert(rawValue: "dbt-expert")
    /// The warehouse itself, whatever its brand.
    package static let snowflakeExpert = Expert(rawValue: "snowflake-expert")
    /// Dashboards and BI tools, whatever their brand.
    package static let tableauExpert = Expert(rawValue: "tableau-expert")
    /// CI and workflow failures, and noise that the monitors make.
    package static let githubSleuthExpert = Expert(rawValue: "github-sleuth-expert")
    /// The life of issues themselves: automation that went wrong.
    package static let issueLifecycleExpert = Expert(rawValue: "issue-lifecycle-expert")
    /// What crosses systems.
    package static let daArchitect = Expert(rawValue: "da-architect")

    /// The words of this version, in their documented order.
    package static let known: [Expert] = [
        .dbtExpert, .snowflakeExpert, .tableauExpert, .githubSleuthExpert, .issueLifecycleExpert, .daArchitect,
    ]
}
