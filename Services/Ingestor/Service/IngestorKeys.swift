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

    private static func digest(_ text: String) -> String { String(SHA256Digest(of: text).hex.prefix(32)) }
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
