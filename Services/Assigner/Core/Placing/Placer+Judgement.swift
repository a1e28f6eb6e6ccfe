import Contracts
import Policy

extension Placer {
    /// The verdict as it is acted upon: a false alarm that is less certain than the policy asks waits for a person.
    ///
    /// A rule's word and a person's are certain.
    func respecting(_ people: Set<String>, of known: Placement?, _ verdict: Verdict) -> Verdict {
        var verdict = verdict
        if let known {
            if people.contains("category") { verdict.category = known.verdict.category }
            if people.contains("priority") { verdict.priority = known.verdict.priority }
        }
        let least = policy.resolution.falsePositive.minConfidence
        guard verdict.category == .falsePositive, verdict.held == nil, verdict.engine != .rule,
            !people.contains("category"), verdict.confidence < least
        else { return verdict }
        verdict.held =
            "false_positive at \(TriageCard.percent(verdict.confidence)) is below "
            + "resolution.false_positive.min_confidence (\(TriageCard.percent(least)))"
        return verdict
    }

    /// The rule that says that a failure needs no issue; `nil` when it needs one.
    ///
    /// A false alarm with structured proof, a rule's word or a person's needs none, unless the policy wants to see false alarms.
    func suppressing(_ failure: FailureClassified, _ verdict: Verdict) -> String? {
        guard failure.issue == nil, verdict.category == .falsePositive, verdict.held == nil,
            policy.resolution.falsePositive.close
        else { return nil }
        return verdict.rule.map { "classification rule \($0)" } ?? "resolution.false_positive"
    }

    /// Suppresses a failure: it is counted under its fingerprint, and nothing is written.
    func suppress(_ failure: FailureClassified, by rule: String, existing: Placement?) -> Decision {
        var decision = found(failure, replacing: existing)
        decision.placement.placed.outcome = .suppressed
        decision.placement.placed.reason =
            "suppressed by \(rule): nothing is wrong (\(failure.verdict.errorType)), so no issue is opened"
        decision.placement.placed.assignees = []
        decision.placement.placed.labels = []
        decision.placement.placed.deadlines = Deadlines()
        decision.placement.isOpening = false
        decision.placement.businessChannel = nil
        decision.announced = decision.placement.placed
        decision.effects = []
        return decision
    }
}
