package import Contracts

/// A run before or after the failure, and what became in it of what failed.
package struct RunFact: Codable, Hashable, Sendable {
    /// What became of the failing nodes in a run.
    package enum Outcome: String, Codable, Hashable, Sendable {
        /// Each that stood in it executed and passed.
        case passed
        /// One of them failed.
        case failed
        /// None of them executed: skipped, deselected, turned off.
        case notExecuted = "not_executed"
    }

    /// Its id where it ran.
    package var id: String?
    /// Its page.
    package var url: String?
    /// How the whole run ended.
    package var status: RunStatus
    /// What became of what failed.
    package var outcome: Outcome
    /// When it ended.
    package var at: Timestamp

    /// The run as far as it says something of the nodes; `nil` when none of them stands in it. Without nodes the run's own end counts.
    package init?(_ run: RunFinished, nodes: Set<String>) {
        let own = run.nodes.filter { node in
            nodes.contains { NodeIdentity.matches(run: node.uniqueID, failed: $0) }
        }
        if nodes.isEmpty {
            outcome = run.status == .success ? .passed : run.status == .failed ? .failed : .notExecuted
        } else if own.isEmpty {
            return nil
        } else if own.contains(where: { $0.executed && !RunFact.passes($0.status) }) {
            outcome = .failed
        } else {
            outcome = own.contains(where: \.executed) ? .passed : .notExecuted
        }
        id = run.run?.id
        url = run.run?.url
        status = run.status
        at = run.finishedAt
    }

    private static func passes(_ status: String) -> Bool { ["success", "pass", "passed", "warn"].contains(status) }
}
