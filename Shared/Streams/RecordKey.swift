/// The name of a state record, without the workspace's prefix: `<service>:<kind>:<id>`.
package struct RecordKey: Hashable, Sendable, CustomStringConvertible {
    /// The name.
    package let description: String

    /// Takes the name as it is.
    package init(_ name: String) { description = name }
}

/// The name of a sorted set of members with scores, without the workspace's prefix.
package struct IndexName: Hashable, Sendable, CustomStringConvertible {
    /// The name.
    package let description: String

    /// Takes the name as it is.
    package init(_ name: String) { description = name }

    /// Failures from their ingest to their placement, by the millisecond of the ingest.
    package static let waiting = IndexName("waiting")

    /// A service's durable timers, by the millisecond when they are due.
    package static func timers(_ service: String) -> IndexName { IndexName("timers:\(service)") }
}
