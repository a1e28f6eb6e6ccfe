package import Contracts
package import JSONScan

extension GitHubWorld {
    func actions(_ call: WorldCall, _ repository: WorldRepository) -> WorldReply {
        guard call.rest.count >= 2, call.rest[1] == "runs" else { return .notFound }
        if call.rest.count == 2 {
            let runs = repository.runs.reversed().map { json($0, repository) }
            return WorldReply(
                200, ["total_count": .int(runs.count), "workflow_runs": .array(Array(runs.prefix(100)))])
        }
        guard let run = repository.runs.first(where: { String($0.id) == call.rest[2] }) else { return .notFound }
        if call.rest.count == 3 { return WorldReply(200, json(run, repository)) }
        guard call.rest[3] == "jobs" else { return .notFound }
        let jobs: [JSONValue] = run.jobs.enumerated().map { index, job in
            [
                "id": .int(run.id * 100 + index), "run_id": .int(run.id), "name": .string(job.name),
                "status": "completed", "conclusion": .string(job.conclusion), "started_at": .string(run.at.short),
                "completed_at": .string(run.at.short),
            ]
        }
        return WorldReply(200, ["total_count": .int(jobs.count), "jobs": .array(jobs)])
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
            "head_commit": nil, "repository": json(repository), "head_repository": json(repository),
        ]
        for link in ["jobs", "logs", "check_suite", "artifacts", "cancel", "rerun", "workflow"] {
            rest = rest.adding(.object([.init("\(link)_url", .string("\(url)/\(link)"))]))
        }
        return object.adding(rest)
    }

    /// A workflow's run as it ends, with its webhook. `nil` when the repository does not exist.
    package mutating func finishRun(_ body: JSONValue, at now: Timestamp) -> JSONValue? {
        guard let key = body["repository"]?.string?.lowercased(), repositories[key] != nil else { return nil }
        var jobs: [(name: String, conclusion: String)] = []
        for job in body["jobs"]?.elements ?? [] {
            jobs.append((job["name"]?.string ?? "build", job["conclusion"]?.string ?? "success"))
        }
        let name = body["name"]?.string ?? "ci"
        let run = WorldRun(
            id: body["id"]?.int ?? makeID(), workflow: body["workflow_id"]?.int ?? 1, name: name,
            branch: body["head_branch"]?.string ?? "main", event: body["event"]?.string ?? "schedule",
            status: body["status"]?.string ?? "completed", conclusion: body["conclusion"]?.string ?? "success",
            attempt: body["run_attempt"]?.int ?? 1, title: body["display_title"]?.string ?? name, jobs: jobs, at: now)
        repositories[key]?.runs.append(run)
        if (repositories[key]?.runs.count ?? 0) > 1000 { repositories[key]?.runs.removeFirst() }
        guard let repository = repositories[key] else { return nil }
        let object = json(run, repository)
        send(
            "workflow_run",
            [
                "action": "completed", "workflow_run": object,
                "workflow": ["id": .int(run.workflow), "name": .string(name)],
            ],
            for: repository, by: repository.owner)
        return object
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
