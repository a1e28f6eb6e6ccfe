package import Contracts

/// How soon an issue is to be resolved, by priority.
package struct ServiceLevels: Hashable, Sendable {
    /// For critical issues.
    package internal(set) var critical = Duration.seconds(4 * 3600)
    /// For issues of high priority.
    package internal(set) var high = Duration.seconds(24 * 3600)
    /// For issues of medium priority.
    package internal(set) var medium = Duration.seconds(48 * 3600)
    /// For issues of low priority.
    package internal(set) var low = Duration.seconds(5 * 86_400)

    /// The time for a priority; an unknown priority counts as medium.
    package func time(for priority: Priority) -> Duration {
        switch priority {
        case .critical: critical
        case .high: high
        case .low: low
        default: medium
        }
    }

    static let section = Section(
        name: "service levels", initial: ServiceLevels(),
        fields: [
            Field("critical", \.critical, .duration(), "For critical issues."),
            Field("high", \.high, .duration(), "For issues of high priority."),
            Field("medium", \.medium, .duration(), "For issues of medium priority."),
            Field("low", \.low, .duration(), "For issues of low priority."),
        ],
        check: { levels, place, log in
            let order = [
                ("critical", levels.critical), ("high", levels.high), ("medium", levels.medium), ("low", levels.low),
            ]
            for (sooner, later) in zip(order, order.dropFirst()) where sooner.1 > later.1 {
                log.add(
                    .contradiction, at: place.position(of: sooner.0), path: place.path.extended(sooner.0),
                    "\(sooner.0) issues get more time than \(later.0) ones",
                    suggestion: "give at most \(DurationText.format(later.1))")
            }
        })
}
