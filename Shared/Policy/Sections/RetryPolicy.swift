/// Whether and how failed runs are started again.
package struct RetryPolicy: Hashable, Sendable {
    /// Whether at all.
    package internal(set) var enabled = false
    /// The most attempts for one failure.
    package internal(set) var attempts = 2
    /// The wait before the first attempt, doubled before each further one.
    package internal(set) var backoff = Duration.seconds(600)
    /// The least confidence of the verdict.
    package internal(set) var minConfidence = 0.9
    /// The most runs of a repository that are started again within a day.
    package internal(set) var dailyCap = 20

    static let section = Section(
        name: "retry", initial: RetryPolicy(),
        fields: [
            Field("enabled", \.enabled, .boolean, "Whether Switchyard may start a failed run again."),
            Field("attempts", \.attempts, .integer(1...10), "The most attempts for one failure."),
            Field(
                "backoff", \.backoff, .duration(), "The wait before the first attempt, doubled before each further one."
            ),
            Field(
                "min_confidence", \.minConfidence, .number(0...1),
                "The least confidence of a verdict by which a run is started again."),
            Field(
                "daily_cap", \.dailyCap, .integer(0...1000),
                "The most runs of a repository that are started again within 24 hours."),
        ])
}
