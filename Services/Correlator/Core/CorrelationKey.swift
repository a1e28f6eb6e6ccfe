package import Contracts

/// A thing that two failures can share and that makes one cause likely.
package struct CorrelationKey: Codable, Hashable, Sendable {
    /// `fingerprint`, `node` or `system`.
    package let kind: String
    /// The shared thing.
    package let value: String

    /// Made of its parts.
    package init(kind: String, value: String) {
        self.kind = kind
        self.value = value
    }

    /// How strongly sharing it speaks for one cause, 0…1.
    package var weight: Double {
        switch kind {
        case "fingerprint": 1
        case "node": 0.9
        default: 0.7
        }
    }

    /// Systems that each team runs for itself: using the same tool is no shared cause.
    private static let tools: Set = ["dbt", "github_actions"]

    /// The keys of a failure, strongest first: its fingerprint; its error family on each failed node; its error family on
    /// each system that it names.
    ///
    /// A family that is not known joins nothing but its like. A false positive joins nothing, nor does a workflow of which
    /// only is known that it failed: every repository can have one of that name.
    package static func keys(of failure: FailureClassified) -> [CorrelationKey] {
        let family = failure.error.family
        let isKnown = !family.isEmpty && family != "unknown"
        let isBare = failure.origin == .githubActions && (!isKnown || family == "github.actions")
        guard failure.verdict.category != .falsePositive, !isBare else { return [] }
        var keys = [CorrelationKey(kind: "fingerprint", value: failure.fingerprint.rawValue)]
        guard isKnown else { return keys }
        let error = failure.error.code.map { "\(family) \($0)" } ?? family
        for node in failure.nodes.prefix(20) where node.resourceType != "workflow" {
            keys.append(CorrelationKey(kind: "node", value: "\(error) on \(node.uniqueID)"))
        }
        for system in failure.verdict.affectedSystems.prefix(10) where !tools.contains(system) {
            keys.append(CorrelationKey(kind: "system", value: "\(error) on \(system)"))
        }
        return keys
    }
}
