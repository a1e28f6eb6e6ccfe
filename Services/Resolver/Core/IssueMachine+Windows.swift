import Contracts

/// Windows that a policy gives in time and in runs: whichever is longer, so that a job which runs once a week is not forgotten
/// before it ran again.
extension IssueMachine {
    /// How long after its close the same failure reopens the issue.
    func reopenWindow(_ life: IssueLife) -> Duration { longer(rules.reopenWithin, rules.reopenWithinRuns, life) }

    /// How long rounds of closing and reopening count.
    func flapWindow(_ life: IssueLife) -> Duration { longer(rules.flapsWithin, rules.flapsWithinRuns, life) }

    private func longer(_ time: Duration, _ runs: Int?, _ life: IssueLife) -> Duration {
        guard let runs, let gap = widestGap(life) else { return time }
        return max(time, gap * runs)
    }

    /// The longest time between two of the runs that prove recovery, the last failure counted among them; `nil` without proof.
    private func widestGap(_ life: IssueLife) -> Duration? {
        let moments = ([life.lastOccurrence] + life.proof.map(\.at)).sorted()
        return zip(moments, moments.dropFirst()).map { $1.since($0) }.max()
    }
}
