package import Contracts

/// Who is called when, for as long as nobody says that they see to it.
package struct EscalationPolicy: Hashable, Sendable {
    /// What the history calls it.
    package internal(set) var name = ""
    /// Globs of repository names in lower case; every repository when empty.
    package internal(set) var repositories: [Glob] = []
    /// The priorities; every one when empty.
    package internal(set) var priorities: [Priority] = []
    /// Who is called, the earliest first.
    package internal(set) var steps: [EscalationStep] = []
    /// When steps wait unless it is critical; `nil` for those of `notifications`.
    package internal(set) var quietHours: QuietHours?
    /// The time zone of the quiet hours; `nil` for `reports.time_zone`.
    package internal(set) var timeZone: ZoneName?

    /// Whether it is for what has this priority there.
    package func matches(_ repository: RepositoryName, _ priority: Priority) -> Bool {
        (repositories.isEmpty || repositories.contains { $0.matches(repository.description.lowercased()) })
            && (priorities.isEmpty || priorities.contains(priority))
    }

    static let section = Section(
        name: "escalation policy", initial: EscalationPolicy(),
        fields: [
            Field("name", \.name, .text("text", limit: 100), isRequired: true, "What the history calls it."),
            Field(
                "repositories", \.repositories, .list(of: .repositoryGlob),
                "Patterns of the repositories, e.g. `acme/*`; all when left out."),
            Field("priorities", \.priorities, .list(of: .word("priority")), "The priorities; all when left out."),
            Field(
                "steps", \.steps, .list(of: EscalationStep.section.format, limit: 20), isRequired: true,
                "Who is called, the earliest first."),
            Field(
                "quiet_hours", optional: \.quietHours, .quietHours,
                "When steps wait unless it is critical; those of `notifications` when left out."),
            Field(
                "time_zone", optional: \.timeZone, .timeZone,
                "The IANA time zone of `quiet_hours`; `reports.time_zone` when left out."),
        ],
        check: { policy, place, log in
            let delays = policy.steps.map(\.after)
            if policy.steps.isEmpty {
                log.add(
                    .missingKey, at: place.position(of: "steps"), path: "\(place.path).steps", "nobody is ever called",
                    suggestion: "write at least one step, like {to: owner}")
            } else if zip(delays, delays.dropFirst()).contains(where: { $0 > $1 }) {
                log.add(
                    .contradiction, at: place.position(of: "steps"), path: "\(place.path).steps",
                    "a step comes before the one above it", suggestion: "order the steps by 'after'")
            }
        })
}
