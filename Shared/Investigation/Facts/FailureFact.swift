package import Contracts

/// One report of the failure.
package struct FailureFact: Codable, Hashable, Sendable {
    /// Its id.
    package var id: ULID
    /// One line.
    package var title: String
    /// The family of its error, e.g. `snowflake`.
    package var family: String
    /// The error's code.
    package var code: String?
    /// The lines of its error.
    package var lines: [String]
    /// What failed.
    package var nodes: [FailedNode]
    /// Where it ran.
    package var environment: RunEnvironment
    /// The run, when it is known.
    package var run: RunReference?
    /// When it failed.
    package var at: Timestamp

    /// What the verdict's entry tells of the report, cut to what an investigation needs.
    package init(_ failure: FailureClassified) {
        id = failure.failureID
        title = failure.title
        family = failure.error.family
        code = failure.error.code
        lines = Array(failure.error.lines.prefix(20))
        nodes = Array(failure.nodes.prefix(50))
        environment = failure.environment
        run = failure.run
        at = failure.occurredAt
    }
}
