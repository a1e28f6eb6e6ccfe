/// `run.finished`: a run ended, with what executed in it.
package struct RunFinished: Codable, Hashable, Sendable {
    /// Where it belongs.
    package var repository: RepositoryName
    /// Where it was observed.
    package var origin: Origin
    /// The job.
    package var job: JobReference?
    /// The run.
    package var run: RunReference?
    /// Where it ran.
    package var environment: RunEnvironment
    /// How it ended.
    package var status: RunStatus
    /// Every node of the run.
    package var nodes: [RunNode]
    /// When it ended.
    package var finishedAt: Timestamp

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        repository: RepositoryName, origin: Origin, job: JobReference? = nil, run: RunReference? = nil,
        environment: RunEnvironment, status: RunStatus, nodes: [RunNode] = [], finishedAt: Timestamp
    ) {
        self.repository = repository
        self.origin = origin
        self.job = job
        self.run = run
        self.environment = environment
        self.status = status
        self.nodes = nodes
        self.finishedAt = finishedAt
    }

    private enum CodingKeys: String, CodingKey {
        case repository
        case origin
        case job
        case run
        case environment
        case status
        case nodes
        case finishedAt = "finished_at"
    }
}
