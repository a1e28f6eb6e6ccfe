package import Contracts

/// How urgent a failure is.
///
/// From the repository's priority: a false positive is low; a transient failure is one step lower until it recurs; a
/// critical error type in production is critical; development and CI never exceed medium; ten nodes at once, or a
/// recurring failure, raise it one step. A team rule's priority stands as it is.
package enum PriorityRule {
    /// The version of the rule.
    package static let version = "1"
    /// Nodes that make a failure wide.
    static let wideNodes = 10

    /// The priority of a failure of `category` and `errorType`.
    package static func priority(category: Category, errorType: ErrorType, facts: PriorityFacts) -> Priority {
        if let priority = facts.rulePriority { return priority }
        if category == .falsePositive { return .low }
        let isRecurring = facts.occurrences >= facts.recurringThreshold
        var step = steps.firstIndex(of: facts.repositoryPriority) ?? 1
        if category == .transientFailure, !isRecurring { step -= 1 }
        if facts.affectedNodes >= wideNodes { step += 1 }
        if isRecurring { step += 1 }
        let isBelowProduction = [.development, .ci, .staging].contains(facts.environment)
        if facts.criticalErrorTypes.contains(errorType), !isBelowProduction { step = 3 }
        if isBelowProduction { step = min(step, 1) }
        return steps[min(3, max(0, step))]
    }

    private static let steps: [Priority] = [.low, .medium, .high, .critical]
}
