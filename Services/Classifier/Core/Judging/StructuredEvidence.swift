import Contracts

/// What is known beside the words: statuses, severities, environment, attempt. It outweighs prose.
struct StructuredEvidence {
    /// What every node's status says together, against which no prose stands.
    private static let decisive: Float = 9
    /// What a node's kind and status say.
    private static let strong: Float = 5
    /// What a status of failure says against "nothing is wrong".
    private static let contrary: Float = 3

    /// Added to the categories' scores, in ``EmbeddedModel/categories``' order.
    private(set) var push = SIMD16<Float>.zero

    init(_ facts: ReportFacts) {
        let statuses = facts.nodes.compactMap { $0.status?.lowercased() }
        if !statuses.isEmpty, statuses.count == facts.nodes.count {
            let harmless = [["warn"], ["skipped", "cancelled", "canceled"], ["pass", "success", "passed"]]
            if harmless.contains(where: { statuses.allSatisfy($0.contains) }) {
                push[4] += StructuredEvidence.decisive
            }
        }
        // A system that ran it says that it failed: that little is told of how is no sign that nothing did.
        let failed = ["error", "fail", "failed", "runtime error"]
        if statuses.contains(where: failed.contains) { push[4] -= StructuredEvidence.contrary }
        for node in facts.nodes { weigh(node) }
        if facts.environment == .development { push[4] += 1.5 }
        if let attempt = facts.attempt, attempt > 1 { push[0] -= 0.7 }
    }

    private mutating func weigh(_ node: FailedNode) {
        switch (node.resourceType, node.status?.lowercased() ?? "") {
        case ("test", "fail"), ("source", "stale"), ("source", "error"), ("source", "fail"):
            push[2] = StructuredEvidence.strong
        case ("unit_test", "fail"), ("unit_test", "error"): push[1] = StructuredEvidence.strong
        // The test itself did not run, so it says nothing of the data.
        case ("test", "error"): push[2] -= 1.5
        default: break
        }
    }

    /// Whether it speaks for the category in `lane` more than for any other.
    func supports(_ lane: Int) -> Bool {
        push[lane] > 0 && (0..<5).allSatisfy { push[$0] <= push[lane] }
    }
}
