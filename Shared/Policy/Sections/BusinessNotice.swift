package import Contracts

/// Whom in the business to tell of which errors.
package struct BusinessNotice: Hashable, Sendable {
    /// The error types that are told; empty for the repository's business-critical types.
    package internal(set) var errorTypes: [ErrorType] = []
    /// The Slack channel.
    package internal(set) var slack = ""

    static let section = Section(
        name: "business notice", initial: BusinessNotice(),
        fields: [
            Field(
                "on", \.errorTypes, .list(of: .word("error type")),
                "The error types that are told; none means the `business_critical_types`."),
            Field("slack", \.slack, .slackChannel, isRequired: true, "The Slack channel."),
        ])
}
