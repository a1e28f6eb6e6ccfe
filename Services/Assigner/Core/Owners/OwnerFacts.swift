package import Contracts

/// What is known, beside the policy, of who owns a failure.
package struct OwnerFacts: Sendable {
    /// The repository's CODEOWNERS; `nil` when it has none, or it could not be read.
    package var codeOwners: CodeOwners?
    /// The failed nodes with what their project says of them.
    package var nodes: [NodeFacts]
    /// Who ended the same failure or one of the same nodes before, the best first.
    package var fixers: [Fixer]
    /// Logins that are not asked: they said that it is not theirs, or GitHub does not let them be assigned.
    package var declined: Set<String>

    /// Made of what is known.
    package init(
        codeOwners: CodeOwners? = nil, nodes: [NodeFacts] = [], fixers: [Fixer] = [], declined: Set<String> = []
    ) {
        self.codeOwners = codeOwners
        self.nodes = nodes
        self.fixers = fixers
        self.declined = declined
    }
}

/// A failed node with what its project says of who owns it and who stands on it.
package struct NodeFacts: Hashable, Sendable {
    /// Its id.
    package var id: String
    /// The file that defines it.
    package var path: String?
    /// Its owner, or its group's.
    package var owner: String?
    /// Its group.
    package var group: String?
    /// Nodes that stand on it.
    package var descendants: Int
    /// Dashboards and applications that stand on it, by name.
    package var exposures: [String]

    /// Made of what is known.
    package init(
        id: String, path: String? = nil, owner: String? = nil, group: String? = nil, descendants: Int = 0,
        exposures: [String] = []
    ) {
        self.id = id
        self.path = path
        self.owner = owner
        self.group = group
        self.descendants = descendants
        self.exposures = exposures
    }

    /// What a report tells of a node.
    package init(_ node: FailedNode) {
        self.init(
            id: node.uniqueID, path: node.path, owner: node.owner, group: node.group,
            descendants: node.descendants ?? 0, exposures: node.exposures ?? [])
    }
}

/// A person who ended a failure.
package struct Fixer: Codable, Hashable, Sendable {
    /// The login.
    package var login: String
    /// When.
    package var at: Timestamp
    /// How it ended.
    package var pattern: ResolutionPattern
    /// The node that had failed; `nil` when it was the very same failure.
    package var node: String?

    /// For so long a fix says who knows.
    package static let memory = Duration.seconds(180 * 86_400)

    /// Made of its parts.
    package init(login: String, at: Timestamp, pattern: ResolutionPattern, node: String? = nil) {
        self.login = login
        self.at = at
        self.pattern = pattern
        self.node = node
    }

    /// Whether an end of this kind says that its author knows the failure.
    package static func teaches(_ pattern: ResolutionPattern?) -> Bool { pattern == .human || pattern == .prMerged }
}

/// Somebody who does not take a failure.
package struct Decline: Codable, Hashable, Sendable {
    /// The login.
    package var login: String
    /// Since when.
    package var at: Timestamp
    /// Why.
    package var reason: Reason

    /// For so long nobody is asked again for the same fingerprint.
    package static let memory = Duration.seconds(90 * 86_400)

    /// Why somebody does not take it.
    package enum Reason: String, Codable, Hashable, Sendable {
        /// The person said so.
        case notMe = "not_me"
        /// GitHub left the login out.
        case dropped
    }

    /// Made of its parts.
    package init(login: String, at: Timestamp, reason: Reason) {
        self.login = login
        self.at = at
        self.reason = reason
    }

    /// Whether it still holds.
    package func holds(at now: Timestamp) -> Bool { now < at + Decline.memory }
}
