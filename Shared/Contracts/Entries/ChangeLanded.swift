/// `change.landed`: code was merged into a repository's default branch, or deployed.
package struct ChangeLanded: Codable, Hashable, Sendable {
    /// Where.
    package var repository: RepositoryName
    /// How it landed: `pull_request`, `push` or `deployment`.
    package var kind: String
    /// The pull request, where it is known.
    package var number: Int?
    /// The commit.
    package var sha: String?
    /// What it says that it changes; on one line, clipped.
    package var title: String
    /// The branch that it comes from, or what was deployed.
    package var ref: String?
    /// Where it was deployed to.
    package var environment: String?
    /// Paths of files that it changes, at most 100.
    package var files: [String]
    /// Who landed it.
    package var actor: Actor
    /// When.
    package var at: Timestamp

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        repository: RepositoryName, kind: String, number: Int? = nil, sha: String? = nil, title: String = "",
        ref: String? = nil, environment: String? = nil, files: [String] = [], actor: Actor, at: Timestamp
    ) {
        self.repository = repository
        self.kind = kind
        self.number = number
        self.sha = sha
        self.title = title
        self.ref = ref
        self.environment = environment
        self.files = files
        self.actor = actor
        self.at = at
    }

    /// The change as people know it: `owner/repo#12`, else `owner/repo@` and twelve digits of the commit, else where it was
    /// deployed to.
    package var label: String {
        if let number { return "\(repository)#\(number)" }
        return "\(repository)@\(sha.map { String($0.prefix(12)) } ?? environment ?? kind)"
    }

    private enum CodingKeys: String, CodingKey {
        case repository, kind, number, sha, title, ref, environment, files, actor, at
    }
}
