package import Contracts

/// How well the embedded engine does on reports that it has not learnt.
package struct Evaluation: Sendable, Hashable {
    /// One report, judged by a model that had not seen it nor its near-duplicates.
    package struct Judgement: Sendable, Hashable {
        /// The report's id in the corpus.
        package let id: String
        /// Its title.
        package let title: String
        /// The system whose words it quotes, as the corpus says.
        package let system: String
        /// Number of the part that it was judged in.
        package let part: Int
        /// What it is.
        package let category: Category
        /// What was said.
        package let predicted: Category
        /// How sure.
        package let confidence: Double
        /// Who can end it, as was said.
        package let expert: Expert
        /// Whether the expert is any of those that count as right.
        package let expertIsRight: Bool
        /// How sure of the expert.
        package let expertConfidence: Double
        /// Share of the report's words that training never saw.
        package let unfamiliarity: Double

        /// Whether the category is right.
        package var isRight: Bool { category == predicted }
    }

    /// How it was done.
    package let plan: EvaluationPlan
    /// The judgements, surest first.
    package let judgements: [Judgement]

    /// Judges the reports of the corpus, each by a model trained on the parts that it is not in.
    ///
    /// Takes a training a part: seconds each in an optimised build.
    /// - Parameter progress: Told the parts that are done and their number, after each.
    package init(
        corpus: Corpus, plan: EvaluationPlan = EvaluationPlan(),
        progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) {
        let parts = plan.parts(of: corpus.reports)
        let count = (parts.max() ?? 0) + 1
        var judgements: [Judgement] = []
        for part in 0..<count {
            judgements += Evaluation.judge(part, of: parts, corpus, plan)
            progress(part + 1, count)
        }
        self.plan = plan
        self.judgements = judgements.sorted { ($1.confidence, $0.id) < ($0.confidence, $1.id) }
    }

    /// Judges every report in `folds` grouped parts.
    package init(corpus: Corpus, folds: Int) { self.init(corpus: corpus, plan: EvaluationPlan(folds: folds)) }

    private static func judge(
        _ part: Int, of parts: [Int], _ corpus: Corpus, _ plan: EvaluationPlan
    ) -> [Judgement] {
        var known = corpus
        known.reports = zip(corpus.reports, parts).filter { $1 != part }.map(\.0)
        let engine = EmbeddedClassifier(corpus: known, seed: plan.seed)
        var scratch = ModelScratch(for: engine.model)
        return zip(corpus.reports, parts).compactMap { report, place in
            guard place == part else { return nil }
            let shown = plan.isBare ? report.bare : report
            let found = engine.classify(ReportFacts(title: shown.title, body: shown.body), scratch: &scratch)
            return Judgement(
                id: report.id, title: report.title, system: report.system ?? "other", part: part,
                category: report.category, predicted: found.category, confidence: found.confidence,
                expert: found.expert, expertIsRight: report.experts.contains(found.expert),
                expertConfidence: found.expertProbabilities[found.expert] ?? 0, unfamiliarity: found.unfamiliarity)
        }
    }
}
