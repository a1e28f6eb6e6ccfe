import ClassifierCore
import Contracts
import Policy

/// The priority of a recorded verdict under another policy.
enum ReplayPriority {
    /// By the rule of the classifier, from the verdict's category and error type; a team rule's priority as this policy
    /// sets it. Rules on words see the title and the error lines: the report's body is not recorded beside the verdict.
    static func priority(of failure: FailureClassified, policy: Policy, occurrences: Int) -> Priority {
        let repository = policy.repository(failure.repository).policy
        let facts = RecordedFacts.facts(of: failure)
        let rule = policy.classification.rules.first { $0.when.matches(facts) }
        return PriorityRule.priority(
            category: failure.verdict.category, errorType: failure.verdict.errorType,
            facts: PriorityFacts(
                repositoryPriority: repository.priority,
                criticalErrorTypes: Set(repository.criticalErrorTypes + repository.businessCriticalTypes),
                environment: failure.environment, affectedNodes: failure.nodes.count, impact: failure.nodes,
                occurrences: occurrences,
                recurringThreshold: policy.escalationTriggers.recurringIssueThreshold,
                rulePriority: rule?.then.priority))
    }
}
