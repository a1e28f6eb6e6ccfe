package import Contracts

/// What the repository's policy and history say that a priority depends on.
package struct PriorityFacts: Sendable, Hashable {
    /// The priority of the repository's failures unless something raises or lowers it.
    package var repositoryPriority: Priority
    /// Error types that the policy calls critical or business-critical.
    package var criticalErrorTypes: Set<ErrorType>
    /// Where it ran.
    package var environment: RunEnvironment
    /// Nodes that failed together.
    package var affectedNodes: Int
    /// Nodes that stand on the failed ones, as the manifest tells.
    package var descendants: Int
    /// Dashboards and applications that stand on the failed nodes, as the manifest tells.
    package var exposures: Int
    /// Times that this failure was seen in the window of recurrence, this one included.
    package var occurrences: Int
    /// Occurrences from which a failure counts as recurring.
    package var recurringThreshold: Int
    /// The priority that a team rule sets, if one matched.
    package var rulePriority: Priority?

    /// Made of its fields; what is not known may be left out.
    package init(
        repositoryPriority: Priority = .medium, criticalErrorTypes: Set<ErrorType> = [],
        environment: RunEnvironment = .unknown, affectedNodes: Int = 0, impact nodes: [FailedNode] = [],
        occurrences: Int = 1,
        recurringThreshold: Int = 3, rulePriority: Priority? = nil
    ) {
        self.repositoryPriority = repositoryPriority
        self.criticalErrorTypes = criticalErrorTypes
        self.environment = environment
        self.affectedNodes = affectedNodes
        // Nodes of one project share most of what stands on them, so the most of one counts.
        descendants = nodes.compactMap(\.descendants).max() ?? 0
        exposures = Set(nodes.flatMap { $0.exposures ?? [] }).count
        self.occurrences = occurrences
        self.recurringThreshold = recurringThreshold
        self.rulePriority = rulePriority
    }
}
