package import Contracts

/// Weeks of failures of several repositories, from causes that are known.
///
/// Causes overlap in time; every repository tells what happens in words of its own; fields are missing; some failures arrive
/// hours late; and each repository has faults of its own of the same kinds, at times in the very hour of another's.
package struct SimulatedPlatform: Sendable {
    /// The repositories.
    package let repositories: [SimulatedRepository]
    /// The failures, in the order in which they arrive.
    package let failures: [SimulatedFailure]
    /// What landed in the repositories, in the order in which it did.
    package let changes: [ChangeLanded]

    /// - Parameters:
    ///   - start: when the first day begins.
    ///   - repositories: how many there are, at least 2.
    ///   - pace: how many times as often as usual a repository's own faults come.
    package init(seed: UInt64, repositories count: Int, days: Int, pace: Double = 1, from start: Timestamp) {
        var dice = Dice(seed: seed)
        let accounts = (0..<max(1, min(5, count / 6 + 1))).map { index in
            index == 0 ? Adapter.snowflake : dice.pick(Adapter.allCases, else: .snowflake)
        }
        let repositories = (0..<max(2, count)).map { SimulatedRepository($0, accounts: accounts, &dice) }
        self.repositories = repositories
        var planner = CausePlanner(repositories: repositories, start: start, days: days, pace: pace)
        let causes = planner.plan(&dice)
        var writer = FailureWriter(seed: seed, origin: start)
        var made: [SimulatedFailure] = []
        for cause in causes {
            for index in cause.strikes {
                let repository = repositories[index]
                for moment in SimulatedPlatform.moments(cause, repository, &dice) {
                    made.append(writer.write(cause, repository, at: moment, &dice))
                }
            }
        }
        var changeWriter = ChangeWriter(seed: seed, repositories: repositories)
        changes = changeWriter.write(causes, from: start, days: days)
        failures = made.sorted { ($0.arrivesAt, $0.classified.failureID) < ($1.arrivesAt, $1.classified.failureID) }
    }

    /// The runs of a repository that the cause makes fail; people stop running what is known to be broken, so at most six.
    private static func moments(
        _ cause: SimulatedCause, _ repository: SimulatedRepository, _ dice: inout Dice
    ) -> [Timestamp] {
        let step = Int64(repository.cadence) * 3_600_000
        let offset = Int64(repository.phase) * 60_000
        // Each repository heals in its own time: an outage for all at once, a code fix where somebody makes it.
        let heals = cause.kind == .warehouseOutage || cause.kind == .expiredCredential ? 1 : dice.between(0.3, 1)
        let length = Double(cause.end.since(cause.start).milliseconds) * heals
        let end = cause.start.milliseconds + Int64(length)
        var moment = ((cause.start.milliseconds - offset) / step + 1) * step + offset
        var found: [Timestamp] = []
        while moment <= end, found.count < 6 {
            if dice.happens(cause.severity) {
                found.append(Timestamp(milliseconds: moment + Int64(dice.below(25 * 60_000))))
            }
            moment += step
        }
        // Somebody runs it by hand, or a dashboard asks: what has no run in the time is struck all the same, at times.
        if found.isEmpty, cause.strikes.count == 1 || dice.happens(0.5) {
            found.append(Timestamp(milliseconds: cause.start.milliseconds + Int64(dice.unit() * length)))
        }
        return found
    }
}
