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

    /// Who last ended a failure.
    static func fixer(_ repository: RepositoryName, _ fingerprint: Fingerprint) -> RecordKey {
        RecordKey("assigner:fixer:\(repository):\(fingerprint)")
    }

    /// Who last ended a failure of a node.
    static func fixer(_ repository: RepositoryName, node: String) -> RecordKey {
        RecordKey("assigner:fixer:\(repository):node:\(node.prefix(300))")
    }

    /// Who does not take a failure.
    static func declined(_ repository: RepositoryName, _ fingerprint: Fingerprint) -> RecordKey {
        RecordKey("assigner:declined:\(repository):\(fingerprint)")
    }

    /// Open issues by login.
    static let load = IndexName("assigner:load")

    /// Keys of the placements that count in somebody's load, by the millisecond since when.
    static let counted = IndexName("assigner:counted")

    /// Logins that take no new issues, by the millisecond until when.
    static let unavailable = IndexName("assigner:unavailable")
}

/// Points at the record of a placement.
struct PlacementPointer: Codable, Hashable, Sendable {
    var key: String

    init(_ key: RecordKey) { self.key = key.description }

    var record: RecordKey { RecordKey(key) }
}

/// Who does not take a failure, whatever issue stands for it.
struct DeclineList: Codable, Hashable, Sendable {
    var declines: [Decline]
}
