package import Contracts
package import Streams

/// The keys of one workspace: `switchyard:{<workspace>}:<name>`. The braces are a Redis Cluster hash tag, so that a
/// workspace lives in one slot and a script may touch all of it.
package struct Keyspace: Hashable, Sendable {
    private let prefix: String

    /// Takes the workspace's name as it is; configuration has validated it.
    package init(workspace: String) { prefix = "switchyard:{\(workspace)}:" }

    /// The key of a stream.
    package func key(_ stream: StreamName) -> String { prefix + stream.rawValue }

    /// The key of a record.
    package func key(_ record: RecordKey) -> String { prefix + record.description }

    /// The key of an index.
    package func key(_ index: IndexName) -> String { prefix + index.description }

    /// The counter that versions of records come from.
    var versions: String { prefix + "versions" }
}
