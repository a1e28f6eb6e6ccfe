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

extension RepositoryPolicy {
    /// The channel in which the business is told of an error of this type; `nil` when it is not told.
    package func businessChannel(for type: ErrorType) -> String? {
        guard let notice = notifyBusiness else { return nil }
        let types = notice.errorTypes.isEmpty ? businessCriticalTypes : notice.errorTypes
        return types.contains(type) ? notice.slack : nil
    }
}
