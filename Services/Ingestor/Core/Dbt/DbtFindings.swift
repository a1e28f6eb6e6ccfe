package import Contracts
package import DbtArtifacts

/// What was found out of a run of dbt Cloud, and what it becomes on the streams.
package struct DbtFindings: Sendable {
    /// The most failures that one run makes; what goes beyond is told in one more.
    static let mostFailures = 100
    /// The most nodes that a run lists.
    static let mostNodes = 10_000

    /// The run as it was seen, without nodes.
    package var finished: RunFinished
    /// Artifacts and log, as far as they could be read.
    package var invocation = DbtInvocation()
    /// What dbt Cloud says of the run; told where nothing else is known.
    package var statusMessage = ""
    /// Which try it is, from 1.
    package var attempt = 1
    /// Nodes that had failed and that the project has no more.
    package var removed: [String] = []
    /// Whether a later try makes this one's failure no failure of its own.
    package var isSuperseded = false

    /// Of a run of which nothing more is known.
    package init(_ finished: RunFinished) { self.finished = finished }

    /// The run, and one failure a root when it failed.
    package func observations(now: Timestamp, makeID: () -> ULID) -> [Observation] {
        var run = finished
        run.run?.attempt = attempt
        run.nodes = nodes
        let told: [Observation] = [.run(run, once: nil)]
        guard finished.status == .failed, !isSuperseded else { return told }
        var found = invocation.failures()
        if found.failures.isEmpty { found.failures = [unexplained] }
        let shown = found.failures.prefix(DbtFindings.mostFailures)
        var failures = shown.map { text(of: $0, found).failure(run, now: now, id: makeID()) }
        let rest = found.failures.dropFirst(DbtFindings.mostFailures)
        if !rest.isEmpty { failures.append(DbtFailureText.rest(rest, job: job).failure(run, now: now, id: makeID())) }
        return told + failures.map { .failure($0, once: nil) }
    }

    private var job: String { finished.job?.name ?? finished.job?.id ?? "job" }

    private func text(of failure: DbtFailure, _ found: DbtFailures) -> DbtFailureText {
        DbtFailureText(
            failure, job: job, attempt: attempt, elsewhere: found.skippedElsewhere.count, beside: found.failures.count)
    }

    /// A run that failed and does not say why.
    private var unexplained: DbtFailure {
        let said = statusMessage.isEmpty || statusMessage == "None" ? "" : statusMessage
        let tail = invocation.log?.tail ?? ""
        let parts = [said, tail].filter { !$0.isEmpty }
        return DbtFailure(
            run: parts.isEmpty ? "The run failed; dbt Cloud does not say why." : parts.joined(separator: "\n"))
    }

    /// The job itself, by which a failure that concerns no node is known again; then each node once: as it failed, else as it
    /// was left by the last command that ran it.
    private var nodes: [RunNode] {
        let isOver = finished.status == .success || finished.status == .failed
        var found = [
            RunNode(
                uniqueID: DbtFailureText.jobNode(job),
                status: finished.status == .success ? "success" : isOver ? "error" : "skipped", executed: isOver)
        ]
        var places: [String: Int] = [:]
        for result in invocation.results {
            let node = RunNode(
                uniqueID: OutsideLine.make(result.uniqueID, 300), status: OwnMarks.oneLine(result.status, 30),
                executed: result.wasExecuted)
            if let place = places[node.uniqueID] {
                if !DbtFindings.isFailed(found[place]), node.executed || !found[place].executed { found[place] = node }
            } else if found.count < DbtFindings.mostNodes {
                places[node.uniqueID] = found.count
                found.append(node)
            }
        }
        for id in removed where places[id] == nil && found.count < DbtFindings.mostNodes {
            found.append(RunNode(uniqueID: id, status: "removed", executed: false))
        }
        return found
    }

    private static func isFailed(_ node: RunNode) -> Bool {
        DbtNodeResult(uniqueID: node.uniqueID, status: node.status).hasFailed
    }
}
