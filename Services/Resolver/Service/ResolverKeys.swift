import Contracts
import Streams

/// The names of what the resolver remembers.
enum ResolverKeys {
    /// The life of an issue.
    static func life(_ subject: Subject) -> RecordKey { RecordKey("resolver:issue:\(subject)") }

    /// All issues, by the millisecond of their last change.
    static let issues = IndexName("resolver:issues")

    /// Subjects that wait for a node, as `<node> <subject>`, by the millisecond since when.
    static func watch(_ repository: RepositoryName, _ environment: RunEnvironment) -> IndexName {
        // An issue that does not say where it failed waits for production.
        IndexName("resolver:watch:\(repository):\(environment == .unknown ? .production : environment)")
    }

    static func watcher(_ node: String, _ subject: Subject) -> String { "\(node) \(subject)" }
}
