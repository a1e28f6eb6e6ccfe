package import Contracts

/// Something that can fail again.
package struct RiskKey: Hashable, Comparable, Sendable {
    /// `node`, `job` or `fingerprint`.
    package let kind: String
    /// Where.
    package let repository: RepositoryName
    /// Its name within its kind. May hold outside text.
    package let name: String

    /// Made of its parts.
    package init(kind: String, repository: RepositoryName, name: String) {
        self.kind = kind
        self.repository = repository
        self.name = name
    }

    /// What a failure says about: its nodes, at most 50, its job and its fingerprint.
    package static func keys(of failure: FailureClassified) -> [RiskKey] {
        var keys = failure.nodes.prefix(50).map {
            RiskKey(kind: "node", repository: failure.repository, name: $0.uniqueID)
        }
        if let name = failure.job?.name ?? failure.job?.id {
            keys.append(RiskKey(kind: "job", repository: failure.repository, name: name))
        }
        keys.append(
            RiskKey(kind: "fingerprint", repository: failure.repository, name: failure.fingerprint.rawValue))
        return keys
    }

    /// By kind, repository and name.
    package static func < (left: RiskKey, right: RiskKey) -> Bool {
        (left.kind, left.repository.description, left.name) < (right.kind, right.repository.description, right.name)
    }
}
