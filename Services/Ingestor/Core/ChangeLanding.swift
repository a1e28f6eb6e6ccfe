import Contracts

/// What landed by a webhook: code that failures soon after may come from.
enum ChangeLanding {
    private static let mostBytes = 300

    /// A pull request that was merged into the default branch; of a polled one the branch is not known.
    static func merge(
        _ payload: GitHubPayload, _ pull: GitHubPayload.PullRequest, _ repository: RepositoryName, now: Timestamp
    ) -> ChangeLanded? {
        if let base = pull.base, let main = payload.defaultBranch, base != main { return nil }
        return ChangeLanded(
            repository: repository, kind: "pull_request", number: pull.number, sha: pull.mergeCommit,
            title: line(pull.title), ref: pull.branch.map(line), actor: actor(payload),
            at: pull.mergedAt.flatMap { Timestamp(rfc3339: $0) } ?? now)
    }

    /// A push to the default branch, which is where merges show which files they change.
    static func push(_ payload: GitHubPayload, _ repository: RepositoryName, now: Timestamp) -> ChangeLanded? {
        let push = payload.push
        guard let main = payload.defaultBranch, push.ref == "refs/heads/\(main)", push.at != nil else { return nil }
        let title = line(push.message)
        return ChangeLanded(
            repository: repository, kind: "push", number: pullRequest(in: title), sha: push.after, title: title,
            files: push.files.map(line), actor: actor(payload), at: now)
    }

    /// A deployment that has succeeded.
    static func deployment(_ payload: GitHubPayload, _ repository: RepositoryName, now: Timestamp) -> ChangeLanded? {
        let deployment = payload.deployment
        guard deployment.state == "success" else { return nil }
        return ChangeLanded(
            repository: repository, kind: "deployment", sha: deployment.sha, title: line(deployment.text),
            ref: deployment.ref.map(line), environment: deployment.environment.map(line), actor: actor(payload),
            at: deployment.at.flatMap { Timestamp(rfc3339: $0) } ?? now)
    }

    private static func actor(_ payload: GitHubPayload) -> Actor {
        Actor(login: payload.sender.login, isBot: payload.sender.isBot)
    }

    /// The first line, clipped.
    private static func line(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.utf8.count <= mostBytes ? line : String(decoding: line.utf8.prefix(mostBytes), as: UTF8.self)
    }

    /// The pull request that a commit on the default branch comes from, as GitHub writes it: `Title (#12)` where it was
    /// squashed, `Merge pull request #12 from …` where it was merged.
    static func pullRequest(in title: String) -> Int? {
        let merged = "Merge pull request #"
        if title.hasPrefix(merged) {
            return number(title.dropFirst(merged.count).prefix { $0 != " " })
        }
        guard title.hasSuffix(")"), let open = title.lastIndex(of: "("), title[open...].hasPrefix("(#") else {
            return nil
        }
        return number(title[open...].dropFirst(2).dropLast())
    }

    private static func number(_ text: Substring) -> Int? {
        guard let number = Int(text), number > 0, text.utf8.count <= 9 else { return nil }
        return number
    }
}
