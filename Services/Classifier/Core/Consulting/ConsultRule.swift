package import Contracts
package import Policy

/// Whether Claude is asked about a failure: only when the answer could change what is done.
package enum ConsultRule {
    /// What is to be done.
    package enum Decision: Hashable, Sendable {
        /// The local verdict stands.
        case settled(Settled)
        /// Claude is asked.
        case ask(Occasion)
    }

    /// Why nobody is asked.
    package enum Settled: String, Hashable, Sendable, CaseIterable {
        /// The policy says never, or that nothing may be spent.
        case never
        /// A person said what it is.
        case person
        /// A rule of the team said what it is.
        case rule
        /// Claude said it of this very failure before.
        case answered
        /// Statuses and severities say it.
        case structured
        /// The local verdict is sure enough, and not critical.
        case sure
    }

    /// Why Claude is asked.
    package enum Occasion: String, Codable, Hashable, Sendable, CaseIterable {
        /// The policy says so of every failure.
        case always
        /// The local verdict is not sure enough.
        case uncertain
        /// Much depends on it.
        case critical
    }

    /// From this confidence on a critical failure is not put to Claude: its answer would not change what is done.
    static let beyondDoubt = 0.98

    /// Decides on a failure whose local verdict is `verdict`.
    package static func decide(
        _ verdict: Verdict, memory: FailureMemory?, isStructured: Bool, policy: ClaudePolicy
    ) -> Decision {
        guard policy.consult != .never, policy.dailyBudgetUSD > 0 else { return .settled(.never) }
        if memory?.correction?.category != nil { return .settled(.person) }
        if verdict.engine == .rule { return .settled(.rule) }
        if memory?.consultation != nil { return .settled(.answered) }
        if policy.consult == .always { return .ask(.always) }
        if isStructured { return .settled(.structured) }
        if verdict.confidence < policy.belowConfidence { return .ask(.uncertain) }
        if verdict.priority == .critical, verdict.confidence < beyondDoubt { return .ask(.critical) }
        return .settled(.sure)
    }

    /// Whether the stronger model is asked too.
    package static func wantsSecond(
        after answer: ClaudeAnswer, local: Verdict, policy: ClaudePolicy
    ) -> Bool {
        guard let second = policy.secondOpinion, second.model != policy.model else { return false }
        return second.when.contains { occasion in
            switch occasion {
            case .critical: local.priority == .critical
            case .uncertain: answer.confidence < policy.belowConfidence
            case .disagreement: answer.category != local.category
            }
        }
    }

    /// What came of asking: `changed`, `confirmed`, or why there was no answer.
    package static func outcome(of advice: Advice, local: Verdict, verdict: Verdict) -> String {
        advice.word(hasChanged: changes(local, to: verdict))
    }

    /// Whether what is done differs: kind, urgency, owner, or whether a person must confirm.
    package static func changes(_ local: Verdict, to verdict: Verdict) -> Bool {
        local.category != verdict.category || local.priority != verdict.priority || local.expert != verdict.expert
            || (local.held == nil) != (verdict.held == nil)
    }
}
