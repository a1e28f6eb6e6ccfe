package import Contracts

/// What is known of an incident's members beyond the members themselves, for its tracking issue.
package struct IncidentFacts: Codable, Hashable, Sendable {
    private static let most = 30

    /// Dashboards and applications that stand on what failed.
    package private(set) var exposures: [String] = []
    /// Who owns what failed.
    package private(set) var owners: [String] = []
    /// Systems that are named.
    package private(set) var systems: [String] = []
    /// By error type, how many failures.
    package private(set) var errors: [String: Int] = [:]
    /// Subjects whose issue is resolved.
    package var resolved: [Subject] = []

    /// Nothing known.
    package init() {}

    /// Takes in what a failure tells.
    package mutating func add(_ failure: FailureClassified) {
        for node in failure.nodes.prefix(20) {
            for exposure in node.exposures ?? [] { IncidentFacts.insert(exposure, into: &exposures) }
            if let owner = node.owner { IncidentFacts.insert(owner, into: &owners) }
        }
        for system in failure.verdict.affectedSystems { IncidentFacts.insert(system, into: &systems) }
        let type = failure.verdict.errorType.rawValue
        if errors[type] != nil || errors.count < IncidentFacts.most { errors[type, default: 0] += 1 }
    }

    private static func insert(_ name: String, into names: inout [String]) {
        guard names.count < most, !names.contains(name) else { return }
        names.append(name)
        names.sort()
    }
}
