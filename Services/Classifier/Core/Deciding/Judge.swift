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
        decide(ReportFacts(failure), conditionFacts(failure), nodes: failure.nodes, memory: memory)
    }

    /// The verdict on a report that is not stored.
    package func verdict(on request: ClassifyRequest) -> Verdict {
        let facts = conditionFacts(
            request.repository, request.environment ?? .unknown, request.title, request.body, request.nodes)
        return decide(ReportFacts(request), facts, nodes: request.nodes, memory: nil)
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
        facts.tags = nodes.flatMap { $0.tags ?? [] }
        facts.systems = MentionedSystems.find(in: title + "\n" + body)
        return facts
    }

    /// Said of a verdict whose report speaks to whoever sorts it.
    static let cutNote = " Passages that speak to whoever sorts it were not read."

    /// Weighs in the remembered verdict and how the failure ended before.
    private func recall(_ memory: FailureMemory, into assessment: inout Assessment, _ decision: inout Decision) {
        if isInForce(memory), memory.verdict.confidence > assessment.confidence {
            adopt(memory.verdict, into: &assessment)
            decision.engine = .memory
            decision.held = memory.verdict.held
            if memory.isKin { holdKin(assessment.category, &decision) }
        }
        if memory.doubtedAt == nil, let ending = memory.ending { weigh(ending, in: &assessment, &decision) }
        if let doubt = doubt(memory, assessment.category) { decision.held = doubt }
    }

    /// Whether the remembered verdict may stand: nobody doubts it, no end has said more since, and what decided is still in
    /// use. After a new model or other rules a fingerprint is judged anew when it comes next.
    private func isInForce(_ memory: FailureMemory) -> Bool {
        memory.correction == nil && memory.doubtedAt == nil && memory.ending?.counts.isEmpty != false
            && memory.verdict.engine != .rule
            && (memory.consultation != nil || memory.verdict.modelVersion == engine.model.version)
    }

    /// Why a verdict of `category` is held after a person's reopening. Only two categories end by themselves; somebody has seen
    /// such an end and did not agree.
    func doubt(_ memory: FailureMemory?, _ category: Category) -> String? {
        guard memory?.doubtedAt != nil, [.falsePositive, .transientFailure].contains(category) else { return nil }
        return "A person reopened it after such a verdict; a person confirms before anything is closed."
    }

    /// The report as the engine reads it, and whether something was left out.
    func reading(_ report: ReportFacts) -> (ReportFacts, Bool) {
        let title = SortingRequest.read(report.title)
        let body = SortingRequest.read(report.body)
        guard title.isCut || body.isCut else { return (report, false) }
        // A report of requests alone is read as it is; there is nothing else to go by.
        guard (title.text + body.text).contains(where: \.isLetter) else { return (report, true) }
        var read = report
        read.title = title.text
        read.body = body.text
        return (read, true)
    }

    private func decide(
        _ report: ReportFacts, _ facts: Condition.Facts, nodes: [FailedNode], memory: FailureMemory?
    ) -> Verdict {
        let (read, isCut) = reading(report)
        var assessment = engine.classify(read)
        if isCut {
            // The engine read a shortened text: what is quoted must stand in the whole one.
            assessment.evidence.removeAll {
                !report.title.utf8Contains($0.quote) && !report.body.utf8Contains($0.quote)
            }
        }
        assessment.affectedSystems = Set(assessment.affectedSystems + facts.systems).sorted()
        let rule = policy.classification.rules.first { $0.when.matches(facts) }
        var decision = Decision(engine: .model, held: nil)
        decision.isCut = isCut
        let priorityFacts = priorityFacts(facts, nodes: nodes, memory: memory, rule: rule)
        if memory?.consultation != nil {
            // Claude's word lowers nothing, remembered or fresh.
            decision.floor = PriorityRule.priority(
                category: assessment.category, errorType: assessment.errorType, facts: priorityFacts)
        }
        if let memory { recall(memory, into: &assessment, &decision) }
        if let rule { apply(rule, to: &assessment, &decision) }
        if let memory, let correction = memory.correction {
            apply(correction, to: &assessment, &decision)
            if memory.isKin { holdKin(assessment.category, &decision) }
        }
        return verdict(assessment, decision, priorityFacts)
    }

    private func verdict(_ assessment: Assessment, _ decision: Decision, _ facts: PriorityFacts) -> Verdict {
        var verdict = assessment.verdict(facts: facts, modelVersion: engine.model.version)
        verdict.engine = decision.engine
        verdict.rule = decision.rule
        if decision.isCertain { verdict.held = nil }
        if let held = decision.held { verdict.held = held }
        if let summary = decision.summary { verdict.summary = summary }
        if decision.isCut, !decision.isCertain { verdict.summary += Judge.cutNote }
        if assessment.category == .transientFailure { verdict.monitoring = monitoring(.transientFailure) }
        if !decision.isCertain, let floor = decision.floor { verdict.priority = verdict.priority.atLeast(floor) }
        return verdict
    }

    /// What proves recovery under the policy.
    func monitoring(_ category: Category) -> Monitoring {
        guard category == .transientFailure else { return MonitoringDefaults.monitoring(category) }
        let transient = policy.resolution.transient
        return Monitoring(greenRuns: transient.greenRuns, quietSeconds: Int(transient.quiet.components.seconds))
    }

    /// The priority that the policy gives to what `verdict` says of the failure.
    func priority(of verdict: Verdict, _ failure: FailureObserved, _ memory: FailureMemory?) -> Priority {
        let facts = conditionFacts(failure)
        let rule = policy.classification.rules.first { $0.when.matches(facts) }
        return PriorityRule.priority(
            category: verdict.category, errorType: verdict.errorType,
            facts: priorityFacts(facts, nodes: failure.nodes, memory: memory, rule: rule))
    }

    private func conditionFacts(_ failure: FailureObserved) -> Condition.Facts {
        var facts = conditionFacts(failure.repository, failure.environment, failure.title, failure.body, failure.nodes)
        facts.systems = Set(facts.systems + failure.systems).sorted()
        return facts
    }

    private func priorityFacts(
        _ facts: Condition.Facts, nodes: [FailedNode], memory: FailureMemory?, rule: ClassificationRule?
    ) -> PriorityFacts {
        let repository = policy.repository(facts.repository).policy
        return PriorityFacts(
            repositoryPriority: repository.priority,
            criticalErrorTypes: Set(repository.criticalErrorTypes + repository.businessCriticalTypes),
            environment: facts.environment, affectedNodes: nodes.count, impact: nodes,
            occurrences: (memory?.hits ?? 0) + 1,
            recurringThreshold: policy.escalationTriggers.recurringIssueThreshold, rulePriority: rule?.then.priority)
    }
}
