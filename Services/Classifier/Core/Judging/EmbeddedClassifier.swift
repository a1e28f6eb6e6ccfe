import Contracts
import FailureText
import Policy

/// The embedded engine: a trained model and the published tables.
package struct EmbeddedClassifier: Sendable {
    /// What decides.
    package let model: EmbeddedModel
    /// What machines say and what it means.
    package let errors: ErrorTable

    /// Made of its parts.
    package init(model: EmbeddedModel, errors: ErrorTable) {
        self.model = model
        self.errors = errors
    }

    /// Learns from the corpus and from `corrections`. Deterministic; about a second in an optimised build.
    package init(corpus: Corpus, corrections: [LabelledReport] = [], seed: UInt64 = 1) {
        self.init(
            model: .train(
                reports: corpus.reports, corrections: corrections, lexicon: corpus.lexicon, errors: corpus.errors,
                seed: seed),
            errors: corpus.errors)
    }

    /// Judges one report. Linear in its length, for any bytes.
    package func classify(_ facts: ReportFacts) -> Assessment {
        var scratch = ModelScratch(for: model)
        return classify(facts, scratch: &scratch)
    }

    /// Judges one of many reports with reused working memory.
    package func classify(_ facts: ReportFacts, scratch: inout ModelScratch) -> Assessment {
        let structured = StructuredEvidence(facts)
        scratch.text.read(title: facts.title, body: facts.body)
        let scores = model.scoresOfRead(scratch: &scratch)
        let probabilities = model.calibration.apply(scores, push: structured.push)
        let lane = EmbeddedModel.strongest(probabilities, from: 0)
        let expertLane = EmbeddedModel.strongest(probabilities, from: 8)
        let category = EmbeddedModel.categories[lane]
        let expert = EmbeddedModel.experts[expertLane - 8]
        let known = errors.matches(scratch.text)
        let errorType = ErrorTypeRules.errorType(category: category, expert: expert, known: known)
        let models = affectedModels(facts)
        let systems = MentionedSystems.find(in: facts.title + "\n" + facts.body)
        let complexity = ComplexityRule(
            category: category, errorType: errorType, nodeCount: max(facts.nodes.count, models.count),
            systemCount: systems.count, unfamiliarity: Double(scores.unfamiliarity))
        return Assessment(
            category: category, confidence: Double(probabilities[lane]),
            probabilities: EmbeddedModel.named(EmbeddedModel.categories, probabilities, from: 0), errorType: errorType,
            expert: expert, expertProbabilities: EmbeddedModel.named(EmbeddedModel.experts, probabilities, from: 8),
            evidence: model.evidence(facts, lane: lane, probabilities: probabilities, scratch: &scratch),
            affectedModels: models, affectedSystems: systems, complexityScore: complexity.score,
            actions: SuggestedActions.actions(category: category, errorType: errorType),
            monitoring: MonitoringDefaults.monitoring(category), knownErrors: known,
            unfamiliarity: Double(scores.unfamiliarity), isStructurallySupported: structured.supports(lane))
    }

    private func affectedModels(_ facts: ReportFacts) -> [String] {
        let named = MentionedNodes.find(in: facts.title + "\n" + facts.body).map(\.identity)
        return Array(Set(named + facts.nodes.map(\.uniqueID)).sorted().prefix(100))
    }
}

extension EmbeddedModel {
    static func strongest(_ probabilities: SIMD16<Float>, from base: Int) -> Int {
        (base..<base + 5).reduce(base) { probabilities[$1] > probabilities[$0] ? $1 : $0 }
    }

    static func named<Name: Hashable>(_ names: [Name], _ lanes: SIMD16<Float>, from base: Int) -> [Name: Double] {
        Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Double(lanes[base + $0])) })
    }
}
