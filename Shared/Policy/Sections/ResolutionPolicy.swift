/// How issues end.
package struct ResolutionPolicy: Hashable, Sendable {
    /// When a transient failure counts as over.
    package internal(set) var transient = TransientPolicy()
    /// Whether false alarms are closed.
    package internal(set) var falsePositive = FalsePositivePolicy()
    /// How long after a close the same failure reopens the issue.
    package internal(set) var reopenWithin = Duration.seconds(7 * 86_400)
    /// The same in runs, for jobs that run seldom; 0 leaves it at the time.
    package internal(set) var reopenWithinRuns = 0
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
                "reopen_within_runs", \.reopenWithinRuns, .integer(0...100),
                "The same in runs, for jobs that run seldom: as long as so many take, by the runs that proved recovery; the longer of both holds. 0 leaves it at the time."
            ),
            Field(
                "flapping", \.flapping, FlappingPolicy.section.format,
                "When closing and reopening has gone round too often: automatic closing stops and people are called."),
        ])
}
