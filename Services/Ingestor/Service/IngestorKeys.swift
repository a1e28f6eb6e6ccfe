import Contracts
import Signatures
import Streams

/// The names of what the ingestor remembers.
enum IngestorKeys {
    /// How long deliveries and submissions are known again.
    static let memory = Duration.seconds(7 * 86_400)

    /// A delivery, by the hook and GitHub's id; outside text is hashed, so that it can't grow a key.
    static func delivery(_ hook: String, _ id: String) -> RecordKey {
        RecordKey("ingestor:delivery:\(digest("\(hook) \(id)"))")
    }

    /// What is observed only once, e.g. an issue or a run's attempt.
    static func once(_ name: String) -> RecordKey { RecordKey("ingestor:once:\(digest(name))") }

    static func submission(_ repository: RepositoryName, _ key: String) -> RecordKey {
        RecordKey("ingestor:submission:\(digest("\(repository) \(key)"))")
    }

    /// How long a run is known again, whoever tells of it.
    static let seenMemory = Duration.seconds(30 * 86_400)
    /// Runs of which more is to be read, by the millisecond of real time from which they may be taken.
    static let workQueue = IndexName("ingestor:work")

    /// What is known of such a run.
    static func work(_ id: String) -> RecordKey { RecordKey("ingestor:work:\(id)") }

    /// Nodes that failed in a run's job and have not passed in it since, by the millisecond when they failed last.
    static func failedNodes(_ run: RunFinished) -> IndexName { IndexName("ingestor:failed:\(place(run))") }

    /// Set while no manifest of a run's job is read for nodes that are gone.
    static func manifestRead(_ run: RunFinished) -> RecordKey { RecordKey("ingestor:manifest:\(place(run))") }

    /// Another job can be of another branch, or of another project in the same repository: what it lacks says nothing.
    private static func place(_ run: RunFinished) -> String {
        "\(run.repository):\(run.environment):\(digest(run.job?.id ?? run.job?.name ?? ""))"
    }

    /// How far a poller has come, and whose turn it is.
    static func poll(_ name: String) -> RecordKey { RecordKey("ingestor:poll:\(name)") }

    static func digest(_ text: String) -> String { String(SHA256Digest(of: text).hex.prefix(32)) }
}

/// What the same idempotency key gets again.
struct Submission: Codable, Hashable, Sendable {
    var failureID: ULID
    var fingerprint: Fingerprint

    private enum CodingKeys: String, CodingKey {
        case failureID = "failure_id"
        case fingerprint
    }
}
