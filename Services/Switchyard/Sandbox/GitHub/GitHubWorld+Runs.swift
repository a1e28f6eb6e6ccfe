package import Contracts
package import JSONScan

extension GitHubWorld {
    func actions(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        if call.rest.count == 4, call.rest[1] == "jobs", call.rest[3] == "logs", let id = Int(call.rest[2]) {
            guard repository.runs.contains(where: { $0.id == id / 100 }) else { return .notFound }
            return WorldReply(302, headers: ["location": "\(base)/_signed/\(repository.fullName)/\(id)"])
        }
        guard call.rest.count >= 2, call.rest[1] == "runs" else { return .notFound }
        if call.rest.count == 2 {
            let runs = repository.runs.reversed().map { json($0, repository) }
            return WorldReply(
                200, ["total_count": .int(runs.count), "workflow_runs": .array(Array(runs.prefix(100)))])
        }
        guard let run = repository.runs.first(where: { String($0.id) == call.rest[2] }) else { return .notFound }
        if call.rest.count == 3 { return WorldReply(200, json(run, repository)) }
        let isOfAttempt = call.rest.count == 6 && call.rest[3] == "attempts" && call.rest[4] == String(run.attempt)
        guard call.rest[3] == "jobs" || isOfAttempt && call.rest[5] == "jobs" else { return .notFound }
        let jobs = run.jobs.enumerated().map { json(job: run.id * 100 + $0, $1, of: run, repository) }
        return WorldReply(200, ["total_count": .int(jobs.count), "jobs": .array(jobs)])
    }

    /// The log of a job, at the address to which the API leads; whoever brings a credential there is sent away, as by the
    /// storage that GitHub uses.
    func log(_ request: WorldRequest) -> String {
        guard request.path.count == 4, request.headers["authorization"] == nil, let id = Int(request.path[3]),
            let run = repositories["\(request.path[1])/\(request.path[2])".lowercased()]?.runs
                .first(where: { $0.id == id / 100 }), run.jobs.indices.contains(id % 100)
        else { return "<Error><Code>InvalidAuthenticationInfo</Code></Error>" }
        let job = run.jobs[id % 100]
        return (job.log ?? "##[error]Process completed with exit code 1.").split(separator: "\n")
            .map { "\(run.at.rfc3339) \($0)\n" }.joined()
    }

    private func workflow(_ run: WorldRun, _ repository: WorldRepository) -> JSONValue {
        let page = "\(base)/\(repository.fullName)"
        return [
            "id": .int(run.workflow), "node_id": node("W", run.workflow), "name": .string(run.name),
            "path": .string(".github/workflows/\(run.workflow).yml"), "state": "active",
            "created_at": .string(repository.createdAt.short), "updated_at": .string(repository.createdAt.short),
            "url": .string("\(base)/repos/\(repository.fullName)/actions/workflows/\(run.workflow)"),
            "html_url": .string("\(page)/blob/main/.github/workflows/\(run.workflow).yml"),
            "badge_url": .string("\(page)/workflows/\(run.workflow)/badge.svg"),
        ]
    }

    private func json(
        job id: Int, _ job: WorldJob, of run: WorldRun, _ repository: WorldRepository
    ) -> JSONValue {
        let url = "\(base)/repos/\(repository.fullName)/actions"
        return [
            "id": .int(id), "run_id": .int(run.id), "run_url": .string("\(url)/runs/\(run.id)"),
            "run_attempt": .int(run.attempt), "node_id": node("J", id), "head_sha": .string(GitHubWorld.sha(run.id)),
            "head_branch": .string(run.branch), "workflow_name": .string(run.name), "name": .string(job.name),
            "url": .string("\(url)/jobs/\(id)"), "html_url": .string("\(url)/runs/\(run.id)/job/\(id)"),
            "check_run_url": .string("\(base)/repos/\(repository.fullName)/check-runs/\(id)"),
            "status": "completed", "conclusion": .string(job.conclusion), "created_at": .string(run.at.short),
            "started_at": .string(run.at.short), "completed_at": .string(run.at.short), "labels": ["ubuntu-latest"],
            "runner_id": 1, "runner_name": "sandbox", "runner_group_id": 1, "runner_group_name": "Default",
            "steps": .array(steps(of: job, of: run)),
        ]
    }

    private func steps(of job: WorldJob, of run: WorldRun) -> [JSONValue] {
        let named = job.step.map { [($0, job.conclusion)] } ?? []
        return ([("Set up job", "success")] + named).enumerated().map { index, step in
            [
                "name": .string(step.0), "status": "completed", "conclusion": .string(step.1),
                "number": .int(index + 1), "started_at": .string(run.at.short), "completed_at": .string(run.at.short),
            ]
        }
    }

    private func json(_ run: WorldRun, _ repository: WorldRepository) -> JSONValue {
        let url = "\(base)/repos/\(repository.fullName)/actions/runs/\(run.id)"
        let object: JSONValue = [
            "id": .int(run.id), "node_id": node("WFR", run.id), "name": .string(run.name),
            "head_branch": .string(run.branch), "head_sha": .string(GitHubWorld.sha(run.id)),
            "path": .string(".github/workflows/\(run.workflow).yml"), "display_title": .string(run.title),
            "run_number": .int(run.id), "run_attempt": .int(run.attempt), "event": .string(run.event),
            "status": .string(run.status), "conclusion": .text(run.conclusion), "workflow_id": .int(run.workflow),
            "check_suite_id": .int(run.id), "url": .string(url),
            "html_url": .string("\(base)/\(repository.fullName)/actions/runs/\(run.id)"), "pull_requests": [],
            "created_at": .string(run.at.short), "updated_at": .string(run.at.short),
            "run_started_at": .string(run.at.short),
        ]
        var rest: JSONValue = [
            "head_commit": [
                "id": .string(GitHubWorld.sha(run.id)), "tree_id": .string(GitHubWorld.sha(run.id + 1)),
                "message": .string(run.title), "timestamp": .string(run.at.short),
                "author": ["name": .string(repository.owner), "email": "acme@sandbox.test"],
                "committer": ["name": .string(repository.owner), "email": "acme@sandbox.test"],
            ],
            "check_suite_node_id": node("CS", run.id), "previous_attempt_url": nil,
            "actor": json(user: repository.owner), "triggering_actor": json(user: repository.owner),
            "repository": json(repository), "head_repository": json(repository),
        ]
        for link in ["jobs", "logs", "check_suite", "artifacts", "cancel", "rerun", "workflow"] {
            rest = rest.adding(.object([.init("\(link)_url", .string("\(url)/\(link)"))]))
        }
        return object.adding(rest)
    }

    /// A workflow's run as it ends, with its webhook. `nil` when the repository does not exist.
    ///
    /// A later attempt of the same `id` takes the earlier one's place, an earlier one is told of and not kept. Nothing is sent
    /// while it is under way, nor with `"webhook": "lost"`.
    package mutating func finishRun(_ body: JSONValue, at now: Timestamp) -> JSONValue? {
        guard let key = body["repository"]?.string?.lowercased(), repositories[key] != nil else { return nil }
        let jobs = (body["jobs"]?.elements ?? []).map { job in
            WorldJob(
                name: job["name"]?.string ?? "build", conclusion: job["conclusion"]?.string ?? "success",
                step: job["step"]?.string, log: job["log"]?.string)
        }
        let name = body["name"]?.string ?? "ci"
        let isEnded = body["status"] == nil
        let run = WorldRun(
            id: body["id"]?.int ?? makeID(), workflow: body["workflow_id"]?.int ?? 1, name: name,
            branch: body["head_branch"]?.string ?? "main", event: body["event"]?.string ?? "schedule",
            status: body["status"]?.string ?? "completed",
            conclusion: body["conclusion"]?.string ?? (isEnded ? "success" : nil),
            attempt: body["run_attempt"]?.int ?? 1, title: body["display_title"]?.string ?? name, jobs: jobs, at: now,
            next: (body["next_attempts"]?.elements ?? []).compactMap(\.string))
        return finish(run, in: key, isTold: body["webhook"]?.string != "lost")
    }

    private mutating func finish(_ run: WorldRun, in key: String, isTold: Bool = true) -> JSONValue? {
        if repositories[key]?.runs.contains(where: { $0.id == run.id && $0.attempt > run.attempt }) != true {
            repositories[key]?.runs.removeAll { $0.id == run.id }
            repositories[key]?.runs.append(run)
        }
        if (repositories[key]?.runs.count ?? 0) > 1000 { repositories[key]?.runs.removeFirst() }
        guard let repository = repositories[key] else { return nil }
        let object = json(run, repository)
        guard run.status == "completed", isTold else { return object }
        send(
            "workflow_run",
            [
                "action": "completed", "workflow_run": object,
                "workflow": workflow(run, repository),
            ],
            for: repository, by: repository.owner)
        return object
    }

    /// Runs the failed jobs again. The stand-in's runs take no time: the next attempt ends at once, as it was told to.
    mutating func rerun(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        guard repository.permits(call.login, "write") else {
            return .error(403, "Must have admin rights to Repository.")
        }
        guard let run = repository.runs.last(where: { String($0.id) == call.rest[2] }) else { return .notFound }
        guard run.status == "completed" else {
            return .error(403, "This workflow run is already running")
        }
        guard run.conclusion != "success" else {
            return .error(403, "This workflow run cannot be retried")
        }
        let conclusion = run.next.first ?? "success"
        let jobs = run.jobs.map { job -> WorldJob in
            guard job.conclusion != "success" else { return job }
            return WorldJob(
                name: job.name, conclusion: conclusion, step: job.step, log: conclusion == "success" ? nil : job.log)
        }
        repositories[call.key]?.runs.removeAll { $0.id == run.id }
        _ = finish(
            WorldRun(
                id: run.id, workflow: run.workflow, name: run.name, branch: run.branch, event: run.event,
                status: "completed", conclusion: conclusion, attempt: run.attempt + 1, title: run.title, jobs: jobs,
                at: call.now, next: Array(run.next.dropFirst())),
            in: call.key)
        return WorldReply(201, .object([]))
    }

    /// Makes a pull request and merges it, with its webhook. `nil` when the repository does not exist.
    package mutating func merge(_ body: JSONValue, at now: Timestamp) -> JSONValue? {
        guard let key = body["repository"]?.string?.lowercased(), let repository = repositories[key] else { return nil }
        let author = body["author"]?.string ?? repository.owner
        var pull = WorldIssue(
            id: makeID(), number: repository.nextNumber, title: body["title"]?.string ?? "Fix",
            body: body["body"]?.string,
            author: author, createdAt: now, updatedAt: now)
        pull.isPullRequest = true
        pull.isOpen = false
        pull.mergedAt = now
        pull.closedAt = now
        repositories[key]?.issues[pull.number] = pull
        repositories[key]?.nextNumber += 1
        let object = json(pull: pull, repository)
        send(
            "pull_request", ["action": "closed", "number": .int(pull.number), "pull_request": object], for: repository,
            by: author)
        return object
    }
}
