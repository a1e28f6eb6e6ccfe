package import Contracts

extension Condition {
    /// What a condition is held against.
    package struct Facts: Sendable {
        /// Paths of the failed nodes' files.
        package var paths: [String] = []
        /// Ids of the failed nodes.
        package var nodes: [String] = []
        /// Tags of the failed nodes.
        package var tags: [String] = []
        /// The repository.
        package var repository: RepositoryName
        /// The systems that take part.
        package var systems: [String] = []
        /// The environment of the run.
        package var environment: RunEnvironment
        /// Title and body, folded once for all rules.
        package var text: FoldedText
        /// The verdict's category; `nil` while there is none.
        package var category: Contracts.Category?
        /// The verdict's error type; `nil` while there is none.
        package var errorType: ErrorType?

        /// Facts about a failure in `repository`, to be completed.
        package init(repository: RepositoryName, environment: RunEnvironment, text: FoldedText) {
            self.repository = repository
            self.environment = environment
            self.text = text
        }
    }

    /// Whether everything that is asked holds. Time is linear in the facts.
    package func matches(_ facts: Facts) -> Bool { firstUnmet(by: facts) == nil }

    /// The first key that does not hold, by its name in the file; `nil` when all hold.
    package func firstUnmet(by facts: Facts) -> String? {
        let repositoryName = facts.repository.description.lowercased()
        let checks: [(key: String, holds: Bool)] = [
            ("repository", repository.allows([repositoryName])),
            ("environment", environment?.contains(facts.environment) ?? true),
            ("category", category.map { wanted in facts.category.map(wanted.contains) ?? false } ?? true),
            ("error_type", errorType.map { wanted in facts.errorType.map(wanted.contains) ?? false } ?? true),
            ("tags", tags.intersects(facts.tags)),
            ("system", system.intersects(facts.systems)),
            ("node", node.allows(facts.nodes)),
            ("path", path.allows(facts.paths)),
            ("contains", contains?.matches(facts.text) ?? true),
        ]
        return checks.first { !$0.holds }?.key
    }
}

extension [Glob]? {
    fileprivate func allows(_ texts: [String]) -> Bool {
        guard let self else { return true }
        return self.contains { glob in texts.contains { glob.matches($0) } }
    }
}

extension [String]? {
    /// Whether one of these is among `given`, upper and lower case being equal.
    fileprivate func intersects(_ given: [String]) -> Bool {
        guard let self else { return true }
        let wanted = Set(self.map { $0.lowercased() })
        return given.contains { wanted.contains($0.lowercased()) }
    }
}
