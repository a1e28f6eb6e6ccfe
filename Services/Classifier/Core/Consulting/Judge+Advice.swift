package import Contracts
import Policy

extension Judge {
    /// The verdict on a failure about which Claude was asked.
    ///
    /// Structured evidence and people's words come before Claude's. Its answer may raise a failure; where it would lower one
    /// on prose alone, the higher priority stays, and what moves towards closing is held for a person.
    package func verdict(on failure: FailureObserved, memory: FailureMemory?, advice: Advice, prompt: String) -> Verdict
    {
        var local = verdict(on: failure, memory: memory)
        if memory?.correction?.category != nil || local.engine == .rule { return local }
        switch advice {
        case .missing:
            local.degraded = true
            return local
        case .answered(let first, let second):
            let facts = ReportFacts(failure)
            let opinion = Opinion(local: local, first: first, second: second, isStructured: isStructured(facts))
            return applied(opinion, to: local, failure, memory, prompt)
        }
    }

    /// Whether something other than prose speaks for the category that the engine found.
    package func isStructured(_ facts: ReportFacts) -> Bool {
        engine.classify(reading(facts).0).isStructurallySupported
    }

    private func applied(
        _ opinion: Opinion, to local: Verdict, _ failure: FailureObserved, _ memory: FailureMemory?, _ prompt: String
    ) -> Verdict {
        var verdict = local
        verdict.engine = .claude
        verdict.modelVersion = "\(opinion.model)+prompt-\(prompt)"
        verdict.confidence = opinion.confidence
        verdict.probabilities = opinion.probabilities
        verdict.evidence = opinion.evidence(title: failure.title, body: failure.body)
        verdict.expert = opinion.expert
        if opinion.category != local.category || opinion.errorType != local.errorType {
            verdict.category = opinion.category
            verdict.errorType = opinion.errorType
            verdict.actions = SuggestedActions.actions(category: opinion.category, errorType: opinion.errorType)
            verdict.monitoring = monitoring(opinion.category)
        }
        let reckoned = priority(of: verdict, failure, memory)
        // Prose lowers nothing: what the local verdict found urgent stays so.
        verdict.priority = reckoned.atLeast(local.priority)
        verdict.held = doubt(memory, opinion.category) ?? opinion.held(reckoned: reckoned, local: local)
        verdict.summary = opinion.summary
        return verdict
    }
}
