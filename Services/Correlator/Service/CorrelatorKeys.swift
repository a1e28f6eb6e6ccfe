import Contracts
import CorrelatorCore
import Streams

/// The names of what the correlator remembers.
enum CorrelatorKeys {
    /// The failures that lately shared a thing.
    static func recent(_ key: CorrelationKey) -> RecordKey { RecordKey("correlator:recent:\(key.kind):\(key.value)") }

    static func incident(_ id: ULID) -> RecordKey { RecordKey("correlator:incident:\(id)") }

    /// All incidents, by the millisecond of their last change.
    static let incidents = IndexName("correlator:incidents")

    /// Incidents that are not resolved, by the millisecond of their founding.
    static let open = IndexName("correlator:open")

    /// Escalations, by the millisecond when they were raised; the member is the entry as JSON.
    static let escalations = IndexName("correlator:escalations")

    /// Failures of a repository on a day.
    static func volume(_ repository: RepositoryName, _ day: Int64) -> RecordKey {
        RecordKey("correlator:volume:\(repository):\(day)")
    }

    /// Failures of a fingerprint in a repository.
    static func recurrence(_ repository: RepositoryName, _ fingerprint: Fingerprint) -> RecordKey {
        RecordKey("correlator:recurrence:\(repository):\(fingerprint)")
    }

    /// The open incident that a subject is a member of.
    static func member(_ subject: Subject) -> RecordKey { RecordKey("correlator:member:\(subject)") }

    /// The subject that a failure was placed under.
    static func placed(_ failure: ULID) -> RecordKey { RecordKey("correlator:placed:\(failure)") }

    /// Subjects whose issue is resolved now.
    static func resolved(_ incident: ULID) -> RecordKey { RecordKey("correlator:resolved:\(incident)") }

}
