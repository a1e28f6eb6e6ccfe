package import Contracts

/// What holds for one repository, whether the policy names it or not.
@dynamicMemberLookup
package struct RepositorySettings: Hashable, Sendable {
    /// The repository.
    package let name: RepositoryName
    /// Whether its events are taken in at all.
    package let isObserved: Bool
    /// Whether it is the hub.
    package let isHub: Bool
    /// What the policy says of it, defaults filled in.
    package let policy: RepositoryPolicy

    /// Whether effects are sent and not only recorded.
    package var acts: Bool { isObserved && policy.mode == .act }

    /// A setting of the policy, `settings.sla`.
    package subscript<Value>(dynamicMember setting: KeyPath<RepositoryPolicy, Value>) -> Value {
        policy[keyPath: setting]
    }
}
