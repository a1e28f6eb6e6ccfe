package import Contracts
import FailureText
package import Policy

/// Decides the verdict on a failure: a person's word on the fingerprint first, then the team's rules, then what is surer of
/// the remembered verdict and the model's.
package struct Judge: Sendable {
    let policy: Policy
    let engine: EmbeddedClassifier

    /// Decides under `policy` with `engine`.
    package init(policy: Policy, engine: EmbeddedClassifier) {
        self.policy = policy
        self.engine = engine
    }

    /// The verdict on a failure, given what is remembered of its fingerprint.
    package func verdict(on failure: FailureObserved, memory: FailureMemory?) -> Verdict {
        var facts = conditionFacts(failure.repository, failure.environment, failure.title, failure.body, failure.nodes)
        facts.systems = Set(facts.systems + failure.systems).sorted()
        return decide(ReportFacts(failure), facts, nodes: failure.nodes.count, memory: memory)
    }

    /// The verdict on a report that is not stored.
    package func verdict(on request: ClassifyRequest) -> Verdict {
        let facts = conditionFacts(
            request.repository, request.environment ?? .unknown, request.title, request.body, request.nodes)
        return decide(ReportFacts(request), facts, nodes: request.nodes.count, memory: nil)
    }

    private func conditionFacts(
        _ repository: RepositoryName, _ environment: RunEnvironment, _ title: String, _ body: String,
        _ nodes: [FailedNode]
    ) -> Condition.Facts {
        var facts = Condition.Facts(
            repository: repository, environment: environment, text: FoldedText(title + "\n" + body))
        let mentioned = MentionedNodes.find(in: title + "\n" + body)
        facts.nodes = nodes.map(\.uniqueID) + mentioned.map(\.identity)
        facts.paths = nodes.compactMap(\.path)
        facts.systems = MentionedSystems.find(in: title + "\n" + body)
        return facts
    }

    private func decide(
        _ report: ReportFacts, _ facts: Condition.Facts, nodes: Int, memory: FailureMemory?
    ) -> Verdict {
        var assessment = engine.classify(report)
        assessment.affectedSystems = Set(assessment.affectedSystems + facts.systems).sorted()
        let rule = policy.classification.rules.first { $0.when.matches(facts) }
        var decision = Decision(engine: .model, held: nil)
        if let remembered = memory?.verdict, memory?.correction == nil,
            remembered.confidence > assessment.confidence, remembered.engine != .rule
        {
            adopt(remembered, into: &assessment)
            decision = Decision(engine: .memory, held: remembered.held)
        }
        if let rule { apply(rule, to: &assessment, &decision) }
        if let correction = memory?.correction { apply(correction, to: &assessment, &decision) }
        return verdict(
            assessment, decision, priorityFacts(facts, nodes: nodes, memory: memory, rule: rule))
    }

    private func verdict(_ assessment: Assessment, _ decision: Decision, _ facts: PriorityFacts) -> Verdict {
        var verdict = assessment.verdict(facts: facts, modelVersion: engine.model.version)
        verdict.engine = decision.engine
        verdict.rule = decision.rule
        if decision.isCertain { verdict.held = nil }
        if let held = decision.held { verdict.held = held }
        if let summary = decision.summary { verdict.summary = summary }
        if assessment.category == .transientFailure {
            let transient = policy.resolution.transient
            verdict.monitoring = Monitoring(
                greenRuns: transient.greenRuns, quietSeconds: Int(transient.quiet.components.seconds))
        }
        return verdict
    }

    private func priorityFacts(
        _ facts: Condition.Facts, nodes: Int, memory: FailureMemory?, rule: ClassificationRule?
    ) -> PriorityFacts {
        let repository = policy.repository(facts.repository).policy
        return PriorityFacts(
            repositoryPriority: repository.priority,
            criticalErrorTypes: Set(repository.criticalErrorTypes + repository.businessCriticalTypes),
            environment: facts.environment, affectedNodes: nodes, occurrences: (memory?.hits ?? 0) + 1,
            recurringThreshold: policy.escalationTriggers.recurringIssueThreshold, rulePriority: rule?.then.priority)
    }
}
