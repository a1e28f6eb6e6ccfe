import Contracts

extension IssueMachine {
    /// The status of a node that had failed and that the project has no more.
    private static let removed = "removed"

    /// What failed and is no part of the project any more is not waited for; when nothing else had failed, the issue ends.
    ///
    /// `nil` when the run tells of no such node.
    func remove(_ run: RunFinished, life: IssueLife) -> LifeDecision? {
        guard isWatching(life), !life.nodes.isEmpty else { return nil }
        let gone = run.nodes.filter { $0.status == IssueMachine.removed }
        let left = life.nodes.filter { failed in
            !gone.contains { NodeIdentity.matches(run: $0.uniqueID, failed: failed) }
        }
        guard left.count < life.nodes.count else { return nil }
        var decision = LifeDecision(life)
        let names = life.nodes.filter { !left.contains($0) }.prefix(5).joined(separator: ", ")
        let cause = "\(names) is no part of the project any more, as of run \(run.run?.id ?? "?")"
        guard left.isEmpty else {
            decision.life.nodes = left
            decision.life.note(life.phase, cause, at: now)
            return decision
        }
        decision.life.proof = [
            Proof(
                kind: IssueMachine.removed, runID: run.run?.id, url: run.run?.url, node: life.nodes.first,
                at: run.finishedAt)
        ]
        close(&decision, as: .removed, cause: cause)
        return decision
    }
}
