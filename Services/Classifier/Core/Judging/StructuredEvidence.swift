import Contracts

/// What is known beside the words: statuses, severities, environment, attempt. It outweighs prose.
struct StructuredEvidence {
    /// Added to the categories' scores, in ``EmbeddedModel/categories``' order.
    private(set) var push = SIMD16<Float>.zero

    init(_ facts: ReportFacts) {
        let statuses = facts.nodes.compactMap { $0.status?.lowercased() }
        if !statuses.isEmpty, statuses.count == facts.nodes.count {
            if statuses.allSatisfy({ $0 == "warn" }) { push[4] += 4 }
            if statuses.allSatisfy({ ["skipped", "cancelled", "canceled"].contains($0) }) { push[4] += 4 }
            if statuses.allSatisfy({ ["pass", "success", "passed"].contains($0) }) { push[4] += 4 }
        }
        for node in facts.nodes {
            let status = node.status?.lowercased() ?? ""
            if node.resourceType == "test", status == "fail" { push[2] = 2.5 }
            if node.resourceType == "source", ["stale", "error", "fail"].contains(status) { push[2] = 2.5 }
            if node.resourceType == "unit_test", ["fail", "error"].contains(status) { push[1] = 2.5 }
            if node.resourceType == "test", status == "error" { push[2] -= 1.5 }
        }
        if facts.environment == .development { push[4] += 1.5 }
        if let attempt = facts.attempt, attempt > 1 { push[0] -= 0.7 }
    }

    /// Whether it speaks for the category in `lane` more than for any other.
    func supports(_ lane: Int) -> Bool {
        push[lane] > 0 && (0..<5).allSatisfy { push[$0] <= push[lane] }
    }
}
