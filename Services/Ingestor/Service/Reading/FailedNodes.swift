import Contracts
import Platform
import Streams

/// The nodes of a job that failed and have not passed since: those that a later run may lack because they are gone.
struct FailedNodes: Sendable {
    /// The most nodes of one job that are looked for.
    static let most = 500
    /// Kinds of nodes that a manifest lists by their ids.
    private static let kinds = ["model.", "test.", "unit_test.", "seed.", "snapshot.", "source."]

    let platform: Platform

    /// Those of a run's job that the run itself does not list, and that a manifest would.
    func missing(in run: RunFinished, _ listed: Set<String>) async throws -> Set<String> {
        Set(try await members(of: run)).filter { id in
            !listed.contains(id) && FailedNodes.kinds.contains { id.hasPrefix($0) }
        }
    }

    /// What a told run changes: what failed is looked for from now on, what passed or is gone no more.
    func changes(by run: RunFinished) async throws -> [Mutation] {
        guard run.origin == .dbtCloud else { return [] }
        let index = IngestorKeys.failedNodes(run)
        var changes: [Mutation] = []
        for node in run.nodes where ["error", "fail", "runtime error"].contains(node.status) {
            guard changes.count < FailedNodes.most else { break }
            changes.append(.enlist(index, member: node.uniqueID, score: run.finishedAt.milliseconds))
        }
        let known = Set(try await members(of: run))
        guard !known.isEmpty else { return changes }
        let over = run.nodes.filter { node in
            known.contains(node.uniqueID)
                && (node.status == "removed" || node.executed && ["success", "pass"].contains(node.status))
        }
        return changes + over.map { .strike(index, member: $0.uniqueID) }
    }

    private func members(of run: RunFinished) async throws -> [String] {
        let index = IngestorKeys.failedNodes(run)
        return try await platform.store.members(MemberQuery(index, limit: FailedNodes.most, descending: true))
            .map(\.member)
    }
}
