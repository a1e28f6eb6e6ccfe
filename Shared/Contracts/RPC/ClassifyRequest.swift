/// A report to classify without storing anything.
package struct ClassifyRequest: Codable, Hashable, Sendable {
    /// Where it belongs.
    package var repository: RepositoryName
    /// One line.
    package var title: String
    /// The report.
    package var body: String
    /// Its labels.
    package var labels: [String]
    /// Where it ran.
    package var environment: RunEnvironment?
    /// What failed, when known.
    package var nodes: [FailedNode]

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        repository: RepositoryName, title: String, body: String, labels: [String] = [],
        environment: RunEnvironment? = nil, nodes: [FailedNode] = []
    ) {
        self.repository = repository
        self.title = title
        self.body = body
        self.labels = labels
        self.environment = environment
        self.nodes = nodes
    }
}
