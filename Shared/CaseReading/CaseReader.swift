package import Contracts
package import GitHub
package import Investigation
package import Streams

/// Gathers what is known of an issue: from the newest entries of the streams, and the commits on the failing paths. Nothing is changed.
package struct CaseReader: Sendable {
    private let inspector: StreamInspector
    private let github: GitHubClient?
    private let depth: Int

    /// - Parameters:
    ///   - github: without it, changes are not looked at.
    ///   - depth: newest entries that are read of each stream, at most.
    package init(inspector: StreamInspector, github: GitHubClient?, depth: Int) {
        self.inspector = inspector
        self.github = github
        self.depth = depth
    }

    /// What the streams tell of a repository.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`).
    package func file(of repository: RepositoryName) async throws(StreamsError) -> CaseFile {
        var file = CaseFile(repository)
        for stream in CaseFile.streams {
            var position: String?
            var left = depth
            while left > 0 {
                let page = try await inspector.entries(
                    EntryQuery(stream, after: position, limit: min(left, 500), descending: true))
                for entry in page {
                    if let envelope = try? Envelope(fields: entry.fields) { file.take(envelope) }
                }
                guard let last = page.last, page.count == min(left, 500) else { break }
                position = last.position
                left -= page.count
            }
        }
        return file
    }

    /// The facts with the commits that touched what fails; what can't be looked at stays unset.
    package func withChanges(_ facts: InvestigationFacts) async -> InvestigationFacts {
        guard let github, let since = facts.changesSince, !facts.paths.isEmpty else { return facts }
        var found: [ChangeFact] = []
        var isWhole = true
        for path in facts.paths {
            do throws(GitHubError) {
                let commits = try await github.commits(
                    facts.subject.repository, path: path, since: since, limit: 10)
                found += commits.compactMap { commit in
                    Timestamp(rfc3339: commit.committedAt).flatMap {
                        ChangeFact(
                            sha: commit.sha, path: path, author: commit.author, at: $0, message: commit.message)
                    }
                }
            } catch {
                isWhole = false
            }
        }
        guard isWhole || !found.isEmpty else { return facts }
        var seen: Set<String> = []
        var facts = facts
        facts.changes = Array(
            found.filter { seen.insert($0.sha).inserted }.sorted { ($1.at, $0.sha) < ($0.at, $1.sha) }
                .prefix(InvestigationFacts.mostFailures))
        return facts
    }
}
