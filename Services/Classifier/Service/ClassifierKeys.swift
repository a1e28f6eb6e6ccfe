import ClassifierCore
import Contracts
import Streams

/// The names of what the classifier remembers.
enum ClassifierKeys {
    /// How long a fingerprint is remembered after it was seen last.
    static let memorySpan = Duration.seconds(180 * 86_400)

    /// What is known of a fingerprint.
    static func memory(_ fingerprint: Fingerprint) -> RecordKey { RecordKey("classifier:memory:\(fingerprint)") }

    /// Which fingerprint began a cluster of errors that differ in free words only.
    static func kin(_ template: TemplateID) -> RecordKey { RecordKey("classifier:kin:\(template)") }

    /// A template of such a cluster.
    static func template(_ id: String) -> RecordKey { RecordKey("classifier:template:\(id)") }

    /// Remembered fingerprints by the millisecond when what is remembered changed last.
    static let memories = IndexName("classifier:memories")

    /// Stored templates by the millisecond when they changed last.
    static let templates = IndexName("classifier:templates")

    /// Which fingerprint an issue is about.
    static func subject(_ subject: Subject) -> RecordKey { RecordKey("classifier:subject:\(subject)") }

    /// Which fingerprint a failure has.
    static func failure(_ id: ULID) -> RecordKey { RecordKey("classifier:failure:\(id)") }
}
