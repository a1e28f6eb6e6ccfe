/// Whether and how failed runs are started again.
package struct RetryPolicy: Hashable, Sendable {
    /// Whether at all.
    package internal(set) var enabled = false
    /// The most attempts for one failure.
    package internal(set) var attempts = 2
    /// The wait before the first attempt, doubled before each further one.
    package internal(set) var backoff = Duration.seconds(600)

    static let section = Section(
        name: "retry", initial: RetryPolicy(),
        fields: [
            Field("enabled", \.enabled, .boolean, "Whether Switchyard may start a failed run again."),
            Field("attempts", \.attempts, .integer(1...10), "The most attempts for one failure."),
            Field(
                "backoff", \.backoff, .duration(), "The wait before the first attempt, doubled before each further one."
            ),
        ])
}
