import Anthropic
package import ClassifierCore
package import Contracts
import Policy

extension Consultant {
    /// Asks what is behind a failure: at most three calls, no second model.
    package func investigate(_ memory: FailureMemory, similar: [SimilarCase], _ terms: Terms) async -> Outcome {
        guard let client, let investigation else { return Outcome(advice: .missing(.key)) }
        let model = terms.policy.classification.claude.model
        var session = ConsultSession(
            client: client, breaker: breaker, system: [.init(investigation.text, isCached: true)],
            user: CauseQuestion.report(memory, similar: similar), terms: terms)
        switch await session.reply(of: model, schema: CauseSchema.json, reading: CauseAnswer.init(parsing:)) {
        case .failure(let missing): return session.outcome(.missing(missing))
        case .success(let answer):
            // There is no verdict in it, so no advice either: what counts is the opinion.
            var outcome = session.outcome(.missing(.invalid))
            outcome.opinion = CauseOpinion(
                causes: answer.verified(title: memory.title, lines: memory.lines), engine: .claude,
                modelVersion: "\(model)+investigate-\(investigation.version)", costUSD: outcome.costUSD)
            return outcome
        }
    }
}
