/// Who would own this, without placing it.
package struct RouteRequest: Codable, Hashable, Sendable {
    /// Where it belongs.
    package var repository: RepositoryName
    /// What is known of it.
    package var verdict: Verdict?
    /// What failed.
    package var nodes: [FailedNode]
    /// Where it ran.
    package var environment: RunEnvironment?
    /// Its title, for rules that look at text.
    package var title: String?
    /// Identity of the error, for who ended it before and who passed it on.
    package var fingerprint: Fingerprint?

    /// Made of its fields; lists and optional fields may be left out.
    package init(
        repository: RepositoryName, verdict: Verdict? = nil, nodes: [FailedNode] = [],
        environment: RunEnvironment? = nil, title: String? = nil, fingerprint: Fingerprint? = nil
    ) {
        self.repository = repository
        self.verdict = verdict
        self.nodes = nodes
        self.environment = environment
        self.title = title
        self.fingerprint = fingerprint
    }
}
