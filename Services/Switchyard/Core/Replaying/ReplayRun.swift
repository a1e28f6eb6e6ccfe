package import Contracts
package import Policy

/// Recorded entries under an old and a new policy.
package struct ReplayRun: Sendable {
    /// What would differ.
    package let comparison: ReplayComparison
    /// Entries that were replayed.
    package let entries: Int
    /// Questions that Claude would be asked under the old and under the new policy.
    package let questions: (before: Int, after: Int)
    /// Wrong closes under the old policy that the new one does not make.
    package let wrongClosesSaved: Int
    /// What a recorded question cost on average, in US dollars; `nil` when none was recorded.
    package let costPerQuestion: Double?

    /// Replays entries in the order of their time; equal times keep the order in which they are given.
    ///
    /// - Parameter numbers: issues that failures without one were given when they were recorded.
    package init(_ entries: [ReplayEntry], numbers: [ULID: Int], before: Policy, after: Policy) {
        self.init(
            entries, before: PolicyReplay(policy: before, numbers: numbers, entries: entries),
            after: PolicyReplay(policy: after, numbers: numbers, entries: entries))
    }

    /// Compares what became of entries under two policies; each may have been replayed on a core of its own.
    package init(_ entries: [ReplayEntry], before: PolicyReplay, after: PolicyReplay) {
        let runs = [before, after]
        comparison = ReplayComparison(before: runs[0], after: runs[1])
        let wrong = runs.map { run in
            run.issues.values.reduce(0) { $0 + $1.closes.count(where: \.wasWrong) }
        }
        wrongClosesSaved = wrong[0] - wrong[1]
        self.entries = entries.count
        questions = (runs[0].questions, runs[1].questions)
        let costs = entries.compactMap { entry -> Double? in
            guard case .classified(let failure) = entry.content, let asked = failure.consultation, asked.calls > 0
            else {
                return nil
            }
            return failure.verdict.costUSD
        }
        costPerQuestion = costs.isEmpty ? nil : costs.reduce(0, +) / Double(costs.count)
    }
}
