import AssignerCore
import Contracts
import Streams

/// The names of what the assigner remembers.
enum AssignerKeys {
    /// Placements by repository, environment and fingerprint.
    static func placement(
        _ repository: RepositoryName, _ environment: RunEnvironment, _ fingerprint: Fingerprint
    ) -> RecordKey {
        RecordKey("assigner:placement:\(repository):\(environment):\(fingerprint)")
    }

    static func placement(_ placed: FailurePlaced) -> RecordKey {
        placement(placed.repository, placed.environment, placed.fingerprint)
    }

    /// Which placement a subject belongs to.
    static func subject(_ subject: Subject) -> RecordKey { RecordKey("assigner:issue:\(subject)") }

    /// Which placement a failure belongs to.
    static func failure(_ id: ULID) -> RecordKey { RecordKey("assigner:failure:\(id)") }

    /// Open issues by login.
    static let load = IndexName("assigner:load")

    /// Logins that take no new issues, by the millisecond until when.
    static let unavailable = IndexName("assigner:unavailable")
}

/// Points at the record of a placement.
struct PlacementPointer: Codable, Hashable, Sendable {
    var key: String

    init(_ key: RecordKey) { self.key = key.description }

    var record: RecordKey { RecordKey(key) }
}
