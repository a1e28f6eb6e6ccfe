import Contracts
import ServiceRuntime
import Streams

/// A run that was seen and of which more is to be read before it is told.
struct RunWork: Codable, Hashable, Sendable {
    /// Where more is read.
    enum Source: String, Codable, Sendable {
        case dbtCloud = "dbt_cloud"
        case gitHub = "github"
    }

    /// Names it in the queue.
    var id: String
    /// Names the record by which the run is known again, whoever tells of it.
    var claim: String
    /// Where more is read.
    var source: Source
    /// The run as it was seen.
    var finished: RunFinished
    /// What is told of it when nothing more can be read; of dbt Cloud it is made of what was read.
    var failure: FailureObserved?
    /// Whether dbt Cloud said that the artifacts are there.
    var hasArtifacts = false
    /// When it was seen, in real time.
    var since: Timestamp
    /// How often reading came to nothing.
    var tries = 0

    private enum CodingKeys: String, CodingKey {
        case id, claim, source, finished, failure, since, tries
        case hasArtifacts = "has_artifacts"
    }

    /// A run of dbt Cloud.
    init(dbt finished: RunFinished, key: String, hasArtifacts: Bool, at now: Timestamp) {
        id = RunWork.name("dbt:\(key)")
        claim = IngestorKeys.once("dbt:\(key)").description
        source = .dbtCloud
        self.finished = finished
        self.hasArtifacts = hasArtifacts
        since = now
    }

    /// A failed run of a workflow.
    init(gitHub failure: FailureObserved, run: RunFinished, once: String, at now: Timestamp) {
        id = RunWork.name("github:\(failure.repository):\(once)")
        claim = IngestorKeys.once(once).description
        source = .gitHub
        finished = run
        self.failure = failure
        since = now
    }

    /// Outside text is hashed, so that it can't grow a key.
    static func name(_ text: String) -> String { IngestorKeys.digest(text) }
}
