/// When closing and reopening has gone round too often.
package struct FlappingPolicy: Hashable, Sendable {
    /// So many rounds.
    package internal(set) var flaps = 3
    /// Within this time.
    package internal(set) var within = Duration.seconds(14 * 86_400)
    /// The same in runs; 0 leaves it at the time.
    package internal(set) var withinRuns = 0

    static let section = Section(
        name: "flapping", initial: FlappingPolicy(),
        fields: [
            Field("flaps", \.flaps, .integer(1...100), "So many rounds of closing and reopening."),
            Field("within", \.within, .duration(), "Within this time."),
            Field(
                "within_runs", \.withinRuns, .integer(0...1000),
                "The same in runs, for jobs that run seldom: as long as so many take, by the runs that proved recovery; the longer of both holds. 0 leaves it at the time."
            ),
        ])
}
