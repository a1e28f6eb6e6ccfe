package import Contracts
import FailureText

/// How well the embedded engine does on reports that it has not learnt.
package struct Evaluation: Sendable, Hashable {
    /// One report, judged by a model that had not seen it nor its near-duplicates.
    package struct Judgement: Sendable, Hashable {
        /// Position of the report in the corpus.
        package let report: Int
        /// What it is.
        package let category: Category
        /// What was said.
        package let predicted: Category
        /// How sure.
        package let confidence: Double
        /// Whether the expert counts as right.
        package let expertIsRight: Bool
    }

    /// The judgements, surest first.
    package let judgements: [Judgement]

    /// Judges every report of the corpus by a model trained on the other folds.
    ///
    /// Reports with one fingerprint (over their error lines, or their words where they have none) are always in one fold.
    /// - Parameter folds: 2…20.
    package init(corpus: Corpus, folds: Int = 5, seed: UInt64 = 1) {
        let assigned = corpus.reports.map { Evaluation.fold(of: $0, folds) }
        var judgements: [Judgement] = []
        for fold in 0..<folds {
            var known = corpus
            known.reports = zip(corpus.reports, assigned).filter { $1 != fold }.map(\.0)
            let engine = EmbeddedClassifier(corpus: known, seed: seed)
            var scratch = ModelScratch(for: engine.model)
            for (index, report) in corpus.reports.enumerated() where assigned[index] == fold {
                let facts = ReportFacts(title: report.title, body: report.body)
                let found = engine.classify(facts, scratch: &scratch)
                judgements.append(
                    Judgement(
                        report: index, category: report.category, predicted: found.category,
                        confidence: found.confidence, expertIsRight: report.experts.contains(found.expert)))
            }
        }
        self.judgements = judgements.sorted { ($1.confidence, $0.report) < ($0.confidence, $1.report) }
    }

    private static func fold(of report: LabelledReport, _ folds: Int) -> Int {
        let lines = [report.title] + report.body.split(whereSeparator: \.isNewline).prefix(40).map(String.init)
        let name = Fingerprint.make(family: report.system ?? "", lines: lines)
        return Int(FeatureHash.word(name.utf8) % UInt64(folds))
    }
}
