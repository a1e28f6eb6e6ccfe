package import Contracts

extension Assessment {
    /// The verdict under a repository's policy.
    ///
    /// A false positive that only prose speaks for is held: text may raise, never lower.
    package func verdict(facts: PriorityFacts, modelVersion: String, elapsed: Duration = .zero) -> Verdict {
        let isHeld = category == .falsePositive && !isStructurallySupported
        let milliseconds = Double(elapsed.components.attoseconds) / 1e15 + Double(elapsed.components.seconds) * 1000
        return Verdict(
            category: category, errorType: errorType,
            priority: PriorityRule.priority(category: category, errorType: errorType, facts: facts),
            confidence: confidence,
            probabilities: Dictionary(uniqueKeysWithValues: probabilities.map { ($0.rawValue, $1) }), expert: expert,
            complexityScore: complexityScore, affectedModels: affectedModels, affectedSystems: affectedSystems,
            actions: actions, monitoring: monitoring, summary: summary, evidence: evidence, engine: .model,
            modelVersion: modelVersion,
            held: isHeld ? "Only prose says that nothing is wrong; a person confirms before anything is closed." : nil,
            elapsedMs: milliseconds)
    }

    /// One sentence for people, of enums and numbers alone.
    package var summary: String {
        let percent = Int((confidence * 100).rounded())
        let kind = category.rawValue.replacing("_", with: " ")
        let type = errorType.rawValue.replacing("_", with: " ")
        return "Most probably \(kind) (\(percent) %), as \(type), for \(expert.rawValue)."
    }
}
