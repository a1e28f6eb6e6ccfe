package import Contracts

/// How urgent a failure is.
///
/// Impact first: from the repository's priority, what breaks a dashboard or application is one step higher and at least high; else ten
/// nodes at once, or twenty that stand on the failed ones, raise it one step. Then category and recurrence: a false positive is low; a
/// transient failure is one step lower until it recurs; a recurring failure is one step higher. A critical error type in production is
/// critical; below production nothing exceeds medium. A team rule's priority stands as it is.
package enum PriorityRule {
    /// The version of the rule.
    package static let version = "2"
    /// Nodes that make a failure wide.
    static let wideNodes = 10
    /// Nodes standing on the failed ones that make a failure wide.
    static let manyDescendants = 20

    /// The priority of a failure of `category` and `errorType`.
    package static func priority(category: Category, errorType: ErrorType, facts: PriorityFacts) -> Priority {
        if let priority = facts.rulePriority { return priority }
        if category == .falsePositive { return .low }
        let isRecurring = facts.occurrences >= facts.recurringThreshold
        var step = impact(facts)
        if category == .transientFailure, !isRecurring { step -= 1 }
        if isRecurring { step += 1 }
        let isBelowProduction = [.development, .ci, .staging].contains(facts.environment)
        if facts.criticalErrorTypes.contains(errorType), !isBelowProduction { step = 3 }
        if isBelowProduction { step = min(step, 1) }
        return steps[min(3, max(0, step))]
    }

    private static func impact(_ facts: PriorityFacts) -> Int {
        let step = steps.firstIndex(of: facts.repositoryPriority) ?? 1
        if facts.exposures > 0 { return max(step + 1, 2) }
        let isWide = facts.affectedNodes >= wideNodes || facts.descendants >= manyDescendants
        return isWide ? step + 1 : step
    }

    private static let steps: [Priority] = [.low, .medium, .high, .critical]
}
