package import JSONScan

extension GitHubPayload {
    /// Reads a body.
    ///
    /// - Throws: `JSONError` with the byte at which the body is malformed or a field has the wrong type.
    package static func scan(_ bytes: UnsafeRawBufferPointer) throws(JSONError) -> GitHubPayload {
        var payload = GitHubPayload()
        try JSONScanner.scan(bytes) { scanner throws(JSONError) in
            try scanner.object { scanner, key throws(JSONError) in
                switch key {
                case "action": payload.action = try scanner.stringOrNil()
                case "event_type": payload.action = try scanner.stringOrNil() ?? payload.action
                case "repository": try repository(&scanner, &payload)
                case "ref" where scanner.kind == .string: payload.push.ref = try scanner.stringOrNil() ?? ""
                case "after": payload.push.after = try scanner.stringOrNil() ?? ""
                case "head_commit": try headCommit(&scanner, &payload.push)
                case "commits": try commits(&scanner, &payload.push)
                case "deployment": try deployment(&scanner, &payload.deployment)
                case "deployment_status": try deploymentStatus(&scanner, &payload.deployment)
                case "sender": payload.sender = try account(&scanner)
                case "issue": payload.issue = try issue(&scanner)
                case "comment": payload.comment = try comment(&scanner)
                case "label": payload.label = try text("name", &scanner)
                case "assignee": payload.assignee = try account(&scanner).login
                case "pull_request": payload.pullRequest = try pullRequest(&scanner)
                case "workflow_run": payload.workflowRun = try workflowRun(&scanner)
                case "client_payload": payload.clientPayload = try scanner.value()
                default: try scanner.skip()
                }
            }
        }
        return payload
    }

    private static func repository(_ scanner: inout JSONScanner, _ payload: inout GitHubPayload) throws(JSONError) {
        try scanner.objectOrNil { scanner, key throws(JSONError) in
            switch key {
            case "full_name": payload.repository = try scanner.stringOrNil()
            case "default_branch": payload.defaultBranch = try scanner.stringOrNil()
            default: try scanner.skip()
            }
        }
    }

    private static func account(_ scanner: inout JSONScanner) throws(JSONError) -> Account {
        var account = Account()
        try scanner.objectOrNil { scanner, key throws(JSONError) in
            switch key {
            case "login": account.login = try scanner.stringOrNil() ?? ""
            case "type": account.type = try scanner.stringOrNil() ?? ""
            default: try scanner.skip()
            }
        }
        return account
    }

    /// One text of an object; `nil` when there is no object or no such text.
    private static func text(_ name: StaticString, _ scanner: inout JSONScanner) throws(JSONError) -> String? {
        var text: String?
        try scanner.objectOrNil { scanner, key throws(JSONError) in
            if key == name { text = try scanner.stringOrNil() } else { try scanner.skip() }
        }
        return text
    }

    private static func issue(_ scanner: inout JSONScanner) throws(JSONError) -> Issue? {
        guard scanner.kind == .object else {
            try scanner.skip()
            return nil
        }
        var issue = Issue()
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "number": issue.number = try scanner.intOrNil() ?? 0
            case "title": issue.title = try scanner.stringOrNil() ?? ""
            case "body": issue.body = try scanner.stringOrNil() ?? ""
            case "html_url": issue.url = try scanner.stringOrNil()
            case "user": issue.author = try account(&scanner)
            case "created_at": issue.createdAt = try scanner.stringOrNil()
            case "updated_at": issue.updatedAt = try scanner.stringOrNil()
            case "labels":
                try scanner.arrayOrNil { scanner throws(JSONError) in
                    if let label = try text("name", &scanner) { issue.labels.append(label) }
                }
            case "pull_request":
                issue.isPullRequest = scanner.kind == .object
                try scanner.skip()
            default: try scanner.skip()
            }
        }
        return issue
    }

    private static func comment(_ scanner: inout JSONScanner) throws(JSONError) -> Comment? {
        guard scanner.kind == .object else {
            try scanner.skip()
            return nil
        }
        var comment = Comment()
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "body": comment.body = try scanner.stringOrNil() ?? ""
            case "user": comment.author = try account(&scanner)
            case "author_association": comment.association = try scanner.stringOrNil() ?? ""
            case "created_at": comment.createdAt = try scanner.stringOrNil()
            default: try scanner.skip()
            }
        }
        return comment
    }

    private static func pullRequest(_ scanner: inout JSONScanner) throws(JSONError) -> PullRequest? {
        guard scanner.kind == .object else {
            try scanner.skip()
            return nil
        }
        var pull = PullRequest()
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "number": pull.number = try scanner.intOrNil() ?? 0
            case "merged": pull.isMerged = try scanner.boolOrNil() ?? false
            case "merge_commit_sha": pull.mergeCommit = try scanner.stringOrNil()
            case "merged_at": pull.mergedAt = try scanner.stringOrNil()
            case "title": pull.title = try scanner.stringOrNil() ?? ""
            case "body": pull.body = try scanner.stringOrNil() ?? ""
            case "head": pull.branch = try text("ref", &scanner)
            case "base": pull.base = try text("ref", &scanner)
            default: try scanner.skip()
            }
        }
        return pull
    }

    private static func workflowRun(_ scanner: inout JSONScanner) throws(JSONError) -> WorkflowRun? {
        guard scanner.kind == .object else {
            try scanner.skip()
            return nil
        }
        var run = WorkflowRun()
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "id": run.id = try scanner.intOrNil() ?? 0
            case "workflow_id": run.workflowID = try scanner.intOrNil() ?? 0
            case "name": run.name = try scanner.stringOrNil() ?? ""
            case "display_title": run.title = try scanner.stringOrNil() ?? ""
            case "head_branch": run.branch = try scanner.stringOrNil() ?? ""
            case "head_repository": run.headRepository = try text("full_name", &scanner)
            case "event": run.event = try scanner.stringOrNil() ?? ""
            case "conclusion": run.conclusion = try scanner.stringOrNil() ?? ""
            case "html_url": run.url = try scanner.stringOrNil()
            case "run_attempt": run.attempt = try scanner.intOrNil() ?? 1
            case "run_started_at": run.startedAt = try scanner.stringOrNil()
            case "updated_at": run.updatedAt = try scanner.stringOrNil()
            default: try scanner.skip()
            }
        }
        return run
    }
}
