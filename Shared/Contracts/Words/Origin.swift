/// Where a failure or run was observed.
package struct Origin: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The word `github_issue`.
    package static let githubIssue = Origin(rawValue: "github_issue")
    /// The word `dbt_cloud`.
    package static let dbtCloud = Origin(rawValue: "dbt_cloud")
    /// The word `github_actions`.
    package static let githubActions = Origin(rawValue: "github_actions")
    /// The word `api`.
    package static let api = Origin(rawValue: "api")
    /// The word `drill`.
    package static let drill = Origin(rawValue: "drill")

    /// The words of this version, in their documented order.
    package static let known: [Origin] = [
        .githubIssue, .dbtCloud, .githubActions, .api, .drill,
    ]
}
