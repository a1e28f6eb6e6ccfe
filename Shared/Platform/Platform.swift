package import Contracts
package import GitHub
package import ServiceRuntime
package import Streams

/// What a service stands on, without saying how it is made: state and streams, the policy, GitHub, clocks.
package struct Platform: Sendable {
    /// Settings, logger, metrics, clock, ids, health of the process.
    package let context: ServiceContext
    /// State and streams of the workspace.
    package let store: StateStore
    /// Streams as an operator reads them.
    package let inspector: StreamInspector
    /// Entries of some streams for the group of this service, over a connection of their own.
    package let source: @Sendable ([StreamName]) -> StreamSource
    /// The policy in force.
    package let policy: PolicyBox
    /// GitHub, when a credential is set.
    package let github: GitHubClient?
    /// Names the GitHub token without telling it; the write budget goes by it.
    package let githubTokenName: String
    /// Makes the entries of this process.
    package let writer: EntryWriter

    /// Made of its parts.
    package init(
        context: ServiceContext, store: StateStore, inspector: StreamInspector,
        source: @escaping @Sendable ([StreamName]) -> StreamSource, policy: PolicyBox, github: GitHubClient?,
        githubTokenName: String
    ) {
        self.context = context
        self.store = store
        self.inspector = inspector
        self.source = source
        self.policy = policy
        self.github = github
        self.githubTokenName = githubTokenName
        let clock = context.clock
        let ids = context.ids
        writer = EntryWriter(source: context.source, now: { clock.now() }, makeID: { ids.next() })
    }

    /// The clock of the domain.
    package var now: @Sendable () -> Timestamp {
        let clock = context.clock
        return { clock.now() }
    }
}
