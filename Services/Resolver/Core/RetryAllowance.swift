package import Contracts

/// When runs of a repository were started again within the last day, so that no storm of failures becomes a storm of runs.
package struct RetryAllowance: Codable, Hashable, Sendable {
    /// The time in which runs are counted.
    package static let day = Duration.seconds(86_400)

    private var times: [Timestamp]

    /// None yet.
    package init() { times = [] }

    /// How many more may be started now.
    package func left(of cap: Int, at now: Timestamp) -> Int {
        max(0, cap - times.count { now.since($0) < RetryAllowance.day })
    }

    /// Counts runs that are started now; those of more than a day ago are forgotten.
    package mutating func note(_ count: Int, at now: Timestamp) {
        times.removeAll { now.since($0) >= RetryAllowance.day }
        times += Array(repeating: now, count: count)
    }
}
