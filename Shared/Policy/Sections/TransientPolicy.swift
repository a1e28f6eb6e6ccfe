/// When a transient failure counts as over.
package struct TransientPolicy: Hashable, Sendable {
    /// Later runs of the same environment in which the node executed and passed.
    package internal(set) var greenRuns = 3
    /// The least time since the last failure.
    package internal(set) var quiet = Duration.seconds(6 * 3600)
    /// Whether failed runs are started again.
    package internal(set) var retry = RetryPolicy()

    static let section = Section(
        name: "transient failures", initial: TransientPolicy(),
        fields: [
            Field(
                "green_runs", \.greenRuns, .integer(1...100),
                "Later runs of the same environment in which the node must have executed and passed."),
            Field("quiet", \.quiet, .duration(atLeast: .zero), "The least time since the last failure."),
            Field("retry", \.retry, RetryPolicy.section.format, "Whether failed runs are started again."),
        ])
}
