package import Contracts

/// A failure as the engine judges it: the words, and what is known beside them.
package struct ReportFacts: Sendable, Hashable {
    /// One line.
    package var title: String
    /// The report.
    package var body: String
    /// Where it ran, when known.
    package var environment: RunEnvironment?
    /// What failed, when known.
    package var nodes: [FailedNode]
    /// 1 for the first try, when known.
    package var attempt: Int?
    /// What started the run: `schedule`, `push`, ….
    package var trigger: String?
    /// Where it was observed, when known.
    package var origin: Origin?
    /// Names of the issue's labels.
    package var labels: [String]

    /// Made of its fields; what is not known may be left out.
    package init(
        title: String, body: String, environment: RunEnvironment? = nil, nodes: [FailedNode] = [],
        attempt: Int? = nil, trigger: String? = nil, origin: Origin? = nil, labels: [String] = []
    ) {
        self.title = title
        self.body = body
        self.environment = environment
        self.nodes = nodes
        self.attempt = attempt
        self.trigger = trigger
        self.origin = origin
        self.labels = labels
    }

    /// What `failure` says.
    package init(_ failure: FailureObserved) {
        self.init(
            title: failure.title, body: failure.body,
            environment: failure.environment == .unknown ? nil : failure.environment, nodes: failure.nodes,
            attempt: failure.run?.attempt, trigger: failure.run?.trigger, origin: failure.origin,
            labels: failure.issue?.labels ?? [])
    }

    /// What `request` says.
    package init(_ request: ClassifyRequest) {
        self.init(
            title: request.title, body: request.body, environment: request.environment, nodes: request.nodes,
            labels: request.labels)
    }
}
