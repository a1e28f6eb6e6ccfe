package import Contracts
import JSONScan
import Policy

extension GitHubIntake {
    func workflow(_ payload: GitHubPayload, _ repository: RepositoryName) -> IntakeDecision {
        guard payload.action == "completed", let run = payload.workflowRun, run.id > 0 else {
            return .ignored("workflow action needs nothing")
        }
        guard policy.intake.takesRun(ofBranch: run.branch) else { return .ignored("branch not watched") }
        // A fork's branch can have the watched name too; what runs there neither fails nor proves anything here.
        guard run.headRepository.map({ $0.lowercased() == repository.description.lowercased() }) ?? !run.isOfPullRequest
        else { return .ignored("branch of another repository") }
        let status = WorkflowOutcome.status(run.conclusion)
        let finished = run.updatedAt.flatMap { Timestamp(rfc3339: $0) } ?? now
        let job = JobReference(id: String(run.workflowID), name: OwnMarks.oneLine(run.name, 200))
        let reference = RunReference(
            id: String(run.id), url: run.url, attempt: run.attempt, trigger: OwnMarks.word(run.event),
            startedAt: run.startedAt.flatMap { Timestamp(rfc3339: $0) }, finishedAt: finished)
        let node = "workflow:\(OwnMarks.oneLine(run.name, 200))"
        var observations: [Observation] = [
            .run(
                RunFinished(
                    repository: repository, origin: .githubActions, job: job, run: reference, environment: .production,
                    status: status,
                    nodes: [
                        RunNode(
                            uniqueID: node,
                            status: status == .success ? "success" : status == .failed ? "error" : "skipped",
                            executed: status == .success || status == .failed)
                    ], finishedAt: finished), once: "finished:\(run.id):\(run.attempt)")
        ]
        if status == .failed {
            observations.append(
                .failure(failure(run, repository, job, reference, node), once: "run:\(run.id):\(run.attempt)"))
        }
        return .accepted(observations)
    }

    private func failure(
        _ run: GitHubPayload.WorkflowRun, _ repository: RepositoryName, _ job: JobReference, _ reference: RunReference,
        _ node: String
    ) -> FailureObserved {
        let text = ObservedText(
            title: "Workflow \(run.name) failed on \(run.branch)",
            body:
                "Workflow run concluded with \(run.conclusion).\nworkflow: \(run.name)\nevent: \(run.event)\n\(run.title)"
        )
        return FailureObserved(
            failureID: makeID(), repository: repository, origin: .githubActions, title: text.title, body: text.body,
            environment: .production, job: job, run: reference,
            nodes: [FailedNode(uniqueID: node, resourceType: "workflow", status: "error")], error: text.error,
            systems: text.systems, fingerprint: text.fingerprint, occurredAt: reference.finishedAt ?? now,
            observedAt: now)
    }

    /// A `repository_dispatch` of type `error-detected` with `client_payload {repository, title?, error_details, …}`.
    func dispatched(_ payload: GitHubPayload) -> IntakeDecision {
        guard payload.action == "error-detected" else { return .ignored("dispatch of another type") }
        let details = payload.clientPayload
        let named = details?["repository"]?.string ?? payload.repository
        guard let name = named.flatMap({ RepositoryName($0) }) else { return .ignored("no repository") }
        guard policy.repository(name).isObserved else { return .ignored("repository not observed") }
        let body =
            ["error_details", "error", "body"].lazy.compactMap { details?[$0].map(DispatchText.text) }
            .first { !$0.isEmpty } ?? ""
        let title = details?["title"]?.string ?? details?["error_type"]?.string ?? "Error detected in \(name)"
        guard !body.isEmpty || details?["title"] != nil else { return .ignored("dispatch without error_details") }
        let text = ObservedText(title: title, body: body)
        return .accepted([
            .failure(
                FailureObserved(
                    failureID: makeID(), repository: name, origin: .api, title: text.title, body: text.body,
                    environment: text.environment(isTrusted: true), nodes: text.nodes, error: text.error,
                    systems: text.systems,
                    fingerprint: text.fingerprint, occurredAt: now, observedAt: now), once: nil)
        ])
    }
}

/// What GitHub's conclusions mean.
package enum WorkflowOutcome {
    /// How a run with this conclusion ended.
    package static func status(_ conclusion: String) -> RunStatus {
        switch conclusion {
        case "success", "neutral": .success
        case "failure", "timed_out", "startup_failure", "action_required": .failed
        case "cancelled", "stale": .cancelled
        default: .skipped
        }
    }
}
