package import Contracts

/// A time in which reminders and escalations of some failures wait: planned maintenance, a known outage.
package struct Silence: Hashable, Sendable {
    /// What the history calls it.
    package internal(set) var name = ""
    /// Where; everywhere when empty.
    package internal(set) var repositories: [Glob] = []
    /// Of which environments; of all when empty.
    package internal(set) var environments: [RunEnvironment] = []
    /// Of which nodes; of all when empty.
    package internal(set) var nodes: [Glob] = []
    /// When it begins.
    package internal(set) var from = Timestamp(milliseconds: 0)
    /// When it ends.
    package internal(set) var until = Timestamp(milliseconds: 0)
    /// Who asked for it.
    package internal(set) var author = ""
    /// Why.
    package internal(set) var reason = ""

    /// Whether it covers failures of this place: of several nodes, all must be covered.
    package func covers(_ repository: RepositoryName, _ environment: RunEnvironment, nodes failed: [String]) -> Bool {
        (repositories.isEmpty || repositories.contains { $0.matches(repository.description) })
            && (environments.isEmpty || environments.contains(environment))
            && (nodes.isEmpty
                || !failed.isEmpty && failed.allSatisfy { node in nodes.contains { $0.matches(node) } })
    }

    /// Whether it is on.
    package func isOn(at moment: Timestamp) -> Bool { from <= moment && moment < until }

    static let section = Section(
        name: "silence", initial: Silence(),
        fields: [
            Field("name", \.name, .text("text", limit: 100), isRequired: true, "What the history calls it."),
            Field(
                "repositories", \.repositories, .list(of: .glob()), isRequired: true,
                "Patterns of the repositories that it covers, e.g. `acme/*`."),
            Field(
                "environments", \.environments, .list(of: .word("environment")),
                "The environments that it covers; all when left out."),
            Field("nodes", \.nodes, .list(of: .glob()), "Patterns of the nodes that it covers; all when left out."),
            Field("from", \.from, .moment, isRequired: true, "When it begins."),
            Field("until", \.until, .moment, isRequired: true, "When it ends."),
            Field("author", \.author, .text("text", limit: 100), isRequired: true, "Who asked for it."),
            Field("reason", \.reason, .text("text", limit: 500), isRequired: true, "Why."),
        ],
        check: { silence, place, log in
            guard silence.until <= silence.from else { return }
            log.add(
                .contradiction, at: place.position(of: "until"), path: "\(place.path).until",
                "the silence ends before it begins", suggestion: "let 'until' be later than 'from'")
        })
}
