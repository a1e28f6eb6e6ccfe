/// How long a program that died rests before it is started again: at once the first time, then twice as long each time, and
/// at once again after it has run well for a while.
package struct RestartPolicy: Sendable, Hashable {
    /// The longest rest.
    package static let longest = Duration.seconds(10)
    /// How long a program must have run for its earlier deaths to be forgotten.
    package static let well = Duration.seconds(30)

    private var deaths = 0

    /// Nothing has died yet.
    package init() {}

    /// Notes a death after so long a run; answers how long to rest.
    package mutating func rest(afterRunning duration: Duration) -> Duration {
        deaths = duration >= RestartPolicy.well ? 1 : deaths + 1
        guard deaths > 1 else { return .zero }
        return min(RestartPolicy.longest, .milliseconds(100) * (1 << min(deaths - 2, 10)))
    }
}
