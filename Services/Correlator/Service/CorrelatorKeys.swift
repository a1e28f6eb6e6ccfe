import Contracts
import CorrelatorCore
import Streams

/// The names of what the correlator remembers, and how long it does.
enum CorrelatorKeys {
    /// Longer than a trait is counted back.
    static let traitLife = Duration.seconds(40 * 86_400)
    /// Longer than anything reaches back.
    static let spellLife = Duration.seconds(6 * 86_400)
    static let clusterLife = Duration.seconds(30 * 86_400)
    static let ruleLife = Duration.seconds(365 * 86_400)

    /// Who had a trait lately, and how often it is had.
    static func trait(_ trait: Trait) -> RecordKey { RecordKey("correlator:trait:\(hex(trait.key))") }

    /// The failures of a fingerprint in a repository within an hour.
    static func spell(_ key: UInt64) -> RecordKey { RecordKey("correlator:spell:\(hex(key))") }

    /// Spells that may have one cause.
    static func cluster(_ key: UInt64) -> RecordKey { RecordKey("correlator:cluster:\(hex(key))") }

    /// What people said a repository's fingerprint has to do with others'.
    static func rules(_ strand: UInt64) -> RecordKey { RecordKey("correlator:rules:\(hex(strand))") }

    private static func hex(_ number: UInt64) -> String { String(number, radix: 16) }

    static func incident(_ id: ULID) -> RecordKey { RecordKey("correlator:incident:\(id)") }

    /// What is known of an incident's members beyond its own fields.
    static func facts(_ id: ULID) -> RecordKey { RecordKey("correlator:facts:\(id)") }

    /// All incidents, by the millisecond of their last change.
    static let incidents = IndexName("correlator:incidents")

    /// Incidents that are not resolved, by the millisecond of their founding.
    static let open = IndexName("correlator:open")

    /// Escalations, by the millisecond when they were raised; the member is the entry as JSON.
    static let escalations = IndexName("correlator:escalations")

    /// Failures of a repository lately, and how many are usual.
    static func volume(_ repository: RepositoryName) -> RecordKey { RecordKey("correlator:volume:\(repository)") }

    /// Failures of a kind of thing lately: a node's, an expert's.
    static func usual(_ kind: String, _ name: String) -> RecordKey { RecordKey("correlator:usual:\(kind):\(name)") }

    /// Failures of a fingerprint in a repository.
    static func recurrence(_ repository: RepositoryName, _ fingerprint: Fingerprint) -> RecordKey {
        RecordKey("correlator:recurrence:\(repository):\(fingerprint)")
    }

    /// The incident that a subject is a member of.
    static func member(_ subject: Subject) -> RecordKey { RecordKey("correlator:member:\(subject)") }

    /// The subject that a failure was placed under.
    static func placed(_ failure: ULID) -> RecordKey { RecordKey("correlator:placed:\(failure)") }

    /// Subjects whose issue is resolved now.
    static func resolved(_ incident: ULID) -> RecordKey { RecordKey("correlator:resolved:\(incident)") }
}
