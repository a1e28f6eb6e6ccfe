import Contracts
import Streams

/// The names of what the classifier remembers.
enum ClassifierKeys {
    /// How long a fingerprint is remembered after it was seen last.
    static let memorySpan = Duration.seconds(180 * 86_400)

    /// What is known of a fingerprint.
    static func memory(_ fingerprint: Fingerprint) -> RecordKey { RecordKey("classifier:memory:\(fingerprint)") }

    /// Which fingerprint an issue is about.
    static func subject(_ subject: Subject) -> RecordKey { RecordKey("classifier:subject:\(subject)") }

    /// Which fingerprint a failure has.
    static func failure(_ id: ULID) -> RecordKey { RecordKey("classifier:failure:\(id)") }
}
