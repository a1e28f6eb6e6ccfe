import Contracts
import Glibc

/// Ranks the causes of a failure.
package enum CauseRanking {
    /// All causes, the likeliest first; those that nothing tells apart stay in the order of the words.
    package static func rank(_ facts: InvestigationFacts) -> [Hypothesis] {
        let findings = SignReader.read(facts)
        let scored = FailureCause.known.map { cause in
            hypothesis(cause, findings, opinion: facts.opinion.flatMap { opinion(cause, $0, facts) })
        }
        let highest = scored.map(\.score).max() ?? 0
        let sum = scored.reduce(0) { $0 + exp($1.score - highest) }
        var ranked = scored.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element)
        for index in ranked.indices { ranked[index].share = exp(ranked[index].score - highest) / sum }
        return ranked
    }

    private static func hypothesis(
        _ cause: FailureCause, _ findings: [Finding], opinion: WeighedFinding?
    ) -> Hypothesis {
        var weighed = findings.compactMap { finding -> WeighedFinding? in
            guard let weight = CauseWeights.table[finding.sign]?[cause] else { return nil }
            return WeighedFinding(finding: finding, weight: weight)
        }
        if let opinion { weighed.append(opinion) }
        let score = weighed.reduce(CauseWeights.priors[cause] ?? 0) { $0 + $1.weight }
        return Hypothesis(
            cause: cause, score: score, share: 0,
            evidenceFor: weighed.filter { $0.weight > 0 }.sorted { $0.weight > $1.weight },
            evidenceAgainst: weighed.filter { $0.weight < 0 }.sorted { $0.weight < $1.weight })
    }

    /// What Claude's word weighs; its quotes count only where they occur.
    private static func opinion(
        _ cause: FailureCause, _ opinion: CauseOpinion, _ facts: InvestigationFacts
    ) -> WeighedFinding? {
        guard let estimate = opinion.causes.first(where: { $0.cause == cause }), estimate.probability.isFinite else {
            return nil
        }
        let probability = min(max(estimate.probability, 0.001), 1)
        let odds = log(probability * Double(FailureCause.known.count))
        let weight = min(max(odds, CauseWeights.opinionRange.lowerBound), CauseWeights.opinionRange.upperBound)
        guard abs(weight) >= 0.05 else { return nil }
        let percent = Int((probability * 100).rounded())
        let finding = Finding(
            .opinion, "Claude gives it \(percent) %", quote: estimate.quotes.first { facts.contains($0) })
        return WeighedFinding(finding: finding, weight: weight)
    }
}
