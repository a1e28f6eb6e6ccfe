package import Contracts

/// Which Slack channel hears of what: every key that is given must match.
package struct ChannelRule: Hashable, Sendable {
    /// Globs of repository names in lower case; every repository when empty.
    package internal(set) var repositories: [Glob] = []
    /// The experts; every one when empty.
    package internal(set) var experts: [Expert] = []
    /// The error types; every one when empty.
    package internal(set) var errorTypes: [ErrorType] = []
    /// The Slack channel.
    package internal(set) var channel = ""

    /// Whether what failed there, of this type and for this expert, is told in the channel. What is not known matches no rule that asks for it.
    package func matches(_ repository: RepositoryName, expert: Expert?, errorType: ErrorType?) -> Bool {
        (repositories.isEmpty || repositories.contains { $0.matches(repository.description.lowercased()) })
            && (experts.isEmpty || expert.map { experts.contains($0) } ?? false)
            && (errorTypes.isEmpty || errorType.map { errorTypes.contains($0) } ?? false)
    }

    static let section = Section(
        name: "channel rule", initial: ChannelRule(),
        fields: [
            Field(
                "repositories", \.repositories, .list(of: .repositoryGlob),
                "Patterns of the repositories, e.g. `acme/*`; all when left out."),
            Field("experts", \.experts, .list(of: .word("expert")), "The experts; all when left out."),
            Field("error_types", \.errorTypes, .list(of: .word("error type")), "The error types; all when left out."),
            Field("channel", \.channel, .slackChannel, isRequired: true, "The Slack channel."),
        ],
        check: { rule, place, log in
            guard rule.repositories.isEmpty, rule.experts.isEmpty, rule.errorTypes.isEmpty else { return }
            log.add(
                .missingKey, at: place.node.position, path: place.path,
                "the rule matches everything, so that no rule below it is ever reached",
                suggestion: "name repositories, experts or error_types, or write the channel as slack_channel")
        })
}
