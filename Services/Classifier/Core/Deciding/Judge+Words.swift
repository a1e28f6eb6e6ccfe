import Contracts
import Policy

extension Judge {
    /// What decided, beside the assessment.
    struct Decision {
        var engine: Engine
        var rule: String?
        var held: String?
        var summary: String?
        /// Whether people decided, whose word needs nobody to confirm it.
        var isCertain = false
        /// The lowest priority that a remembered word of Claude's may lead to.
        var floor: Priority?
        /// Whether passages of the report were not read.
        var isCut = false

        init(engine: Engine, held: String?) {
            self.engine = engine
            self.held = held
        }
    }

    /// Takes over what was decided before, with the new report's own evidence and nodes.
    func adopt(_ remembered: Verdict, into assessment: inout Assessment) {
        assessment.category = remembered.category
        assessment.errorType = remembered.errorType
        assessment.expert = remembered.expert
        assessment.confidence = remembered.confidence
        assessment.probabilities = Dictionary(
            uniqueKeysWithValues: remembered.probabilities.map { (Category(rawValue: $0), $1) })
        assessment.actions = remembered.actions
    }

    /// Takes how failures of the fingerprint ended before as evidence of what this one is.
    func weigh(_ ending: FailureEnding, in assessment: inout Assessment, _ decision: inout Decision) {
        guard !ending.counts.isEmpty else { return }
        let after = ending.posterior(assessment.probabilities)
        assessment.probabilities = after
        // In the words' documented order, so that equals do not depend on a dictionary's.
        guard let best = Category.known.max(by: { after[$0, default: 0] < after[$1, default: 0] }) else { return }
        assessment.confidence = after[best, default: 0]
        guard best != assessment.category else { return }
        let before = assessment.category
        turn(to: best, &assessment)
        decision.engine = .memory
        decision.held = nil
        decision.summary =
            "It ended as \(words(best.rawValue)) before, so it is no \(words(before.rawValue)), for \(assessment.expert)."
    }

    /// What was said of a failure whose words differ closes nothing: it takes a person's word on this one.
    func holdKin(_ category: Category, _ decision: inout Decision) {
        guard category == .falsePositive else { return }
        decision.isCertain = false
        decision.held =
            "It was said of a failure whose words differ a little; a person confirms before anything is closed."
    }

    /// Changes the category, and what follows from it.
    private func turn(to category: Category, _ assessment: inout Assessment) {
        guard assessment.category != category else { return }
        assessment.errorType = ErrorTypeRules.errorType(
            category: category, expert: assessment.expert, known: assessment.knownErrors)
        assessment.actions = SuggestedActions.actions(category: category, errorType: assessment.errorType)
        assessment.monitoring = MonitoringDefaults.monitoring(category)
        assessment.category = category
    }

    func apply(_ rule: ClassificationRule, to assessment: inout Assessment, _ decision: inout Decision) {
        decision.rule = rule.name
        if let category = rule.then.category { settle(category, in: &assessment, &decision, as: .rule) }
        if rule.then.category == .falsePositive, rule.when.contains != nil {
            // Its words are a stranger's to write: text may raise, never lower.
            decision.isCertain = false
            decision.held =
                "The team's rule \(rule.name) goes by words that anybody can write; a person confirms before anything is closed."
        }
        if let errorType = rule.then.errorType { assessment.errorType = errorType }
        if let expert = rule.then.expert { assessment.expert = expert }
        if rule.then.category != nil {
            decision.summary =
                "The team's rule \(rule.name) says \(words(assessment.category.rawValue)), for \(assessment.expert)."
        }
    }

    func apply(
        _ correction: FailureMemory.Correction, to assessment: inout Assessment, _ decision: inout Decision
    ) {
        if let category = correction.category { settle(category, in: &assessment, &decision, as: .memory) }
        if let expert = correction.expert {
            assessment.expert = expert
            decision.engine = .memory
        }
        decision.rule = nil
        decision.summary =
            "A person said of this very failure: \(words(assessment.category.rawValue)), for \(assessment.expert)."
    }

    /// A category that people decided, beforehand by a rule or by a correction.
    private func settle(
        _ category: Category, in assessment: inout Assessment, _ decision: inout Decision, as engine: Engine
    ) {
        turn(to: category, &assessment)
        assessment.confidence = 1
        assessment.probabilities = Dictionary(
            uniqueKeysWithValues: assessment.probabilities.keys.map { ($0, $0 == category ? 1.0 : 0.0) })
        assessment.probabilities[category] = 1
        decision.engine = engine
        decision.isCertain = true
        decision.held = nil
    }

    private func words(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }
}
