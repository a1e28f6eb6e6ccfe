/// How issues end.
package struct ResolutionPolicy: Hashable, Sendable {
    /// When a transient failure counts as over.
    package internal(set) var transient = TransientPolicy()
    /// Whether false alarms are closed.
    package internal(set) var falsePositive = FalsePositivePolicy()
    /// How long after a close the same failure reopens the issue.
    package internal(set) var reopenWithin = Duration.seconds(7 * 86_400)
    /// When closing and reopening has gone round too often.
    package internal(set) var flapping = FlappingPolicy()

    static let section = Section(
        name: "resolution", initial: ResolutionPolicy(),
        fields: [
            Field("transient", \.transient, TransientPolicy.section.format, "When a transient failure counts as over."),
            Field(
                "false_positive", \.falsePositive, FalsePositivePolicy.section.format,
                "Whether false alarms are closed."),
            Field(
                "reopen_within", \.reopenWithin, .duration(),
                "How long after a close the same failure on the same node reopens the issue."),
            Field(
                "flapping", \.flapping, FlappingPolicy.section.format,
                "When closing and reopening has gone round too often: automatic closing stops and people are called."),
        ])
}

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

/// Whether false alarms are closed.
package struct FalsePositivePolicy: Hashable, Sendable {
    /// Whether at all.
    package internal(set) var close = true
    /// The least confidence for it; 0…1.
    package internal(set) var minConfidence = 0.92

    static let section = Section(
        name: "false positives", initial: FalsePositivePolicy(),
        fields: [
            Field(
                "close", \.close, .boolean,
                "Whether an issue that structured evidence shows to be a false alarm is closed."),
            Field("min_confidence", \.minConfidence, .number(0...1), "The least confidence for it."),
        ])
}

/// When closing and reopening has gone round too often.
package struct FlappingPolicy: Hashable, Sendable {
    /// So many rounds.
    package internal(set) var flaps = 3
    /// Within this time.
    package internal(set) var within = Duration.seconds(14 * 86_400)

    static let section = Section(
        name: "flapping", initial: FlappingPolicy(),
        fields: [
            Field("flaps", \.flaps, .integer(1...100), "So many rounds of closing and reopening."),
            Field("within", \.within, .duration(), "Within this time."),
        ])
}
