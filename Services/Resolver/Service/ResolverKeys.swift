import Contracts
import Streams

/// The names of what the resolver remembers.
enum ResolverKeys {
    /// The life of an issue.
    static func life(_ subject: Subject) -> RecordKey { RecordKey("resolver:issue:\(subject)") }

    /// What the life of an issue is folded from.
    static func log(_ subject: Subject) -> RecordKey { RecordKey("resolver:log:\(subject)") }

    /// The last runs of an environment, for failures that are told of after them.
    static func runs(_ repository: RepositoryName, _ environment: RunEnvironment) -> RecordKey {
        RecordKey("resolver:runs:\(repository):\(environment == .unknown ? .production : environment)")
    }

    /// What people lately did to issues of which no failure is known yet.
    static func early(_ repository: RepositoryName) -> RecordKey { RecordKey("resolver:early:\(repository)") }

    /// All issues, by the millisecond of their last change.
    static let issues = IndexName("resolver:issues")

    /// Subjects that wait for a node, as `<node> <subject>`, by the millisecond since when.
    static func watch(_ repository: RepositoryName, _ environment: RunEnvironment) -> IndexName {
        // An issue that does not say where it failed waits for production.
        IndexName("resolver:watch:\(repository):\(environment == .unknown ? .production : environment)")
    }

    /// The subject that last began to wait for a node: whoever looks up who waits reads it too, so that nobody begins meanwhile.
    static func watching(_ repository: RepositoryName, _ environment: RunEnvironment) -> RecordKey {
        RecordKey("resolver:watching:\(repository):\(environment == .unknown ? .production : environment)")
    }

    /// When runs of a repository were started again.
    static func retries(_ repository: RepositoryName) -> RecordKey { RecordKey("resolver:retries:\(repository)") }

    static func watcher(_ node: String, _ subject: Subject) -> String { "\(node) \(subject)" }
}
