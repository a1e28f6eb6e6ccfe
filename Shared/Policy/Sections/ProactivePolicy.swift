package import Contracts

/// For which nodes an issue is opened before they fail.
package struct ProactivePolicy: Hashable, Sendable {
    /// The repositories whose nodes are looked at.
    package internal(set) var repositories: [RepositoryName] = []
    /// The least probability of failing within a day; 0…1.
    package internal(set) var minProbability = 0.6
    /// The most issues a day.
    package internal(set) var dailyLimit = 3

    static let section = Section(
        name: "proactive issues", initial: ProactivePolicy(),
        fields: [
            Field(
                "repositories", \.repositories, .list(of: .repository), isRequired: true,
                "The repositories whose nodes are looked at."),
            Field(
                "min_probability", \.minProbability, .number(0.05...1),
                "The least probability of failing within a day."),
            Field("daily_limit", \.dailyLimit, .integer(1...100), "The most issues a day; each node gets one a week."),
        ])
}
