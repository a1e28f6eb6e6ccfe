import Contracts

/// Tries corrections out: a model that learns them is compared with one that does not, on reports that neither learns.
package struct CorrectionTrial: Sendable {
    /// Share of right categories on the corpus that was kept back: without and with the corrections.
    package let before: Double
    /// With the corrections.
    package let after: Double

    /// Trains both; seconds.
    package init(corpus: Corpus, corrections: [LabelledReport]) {
        var taught = corpus
        taught.reports = corpus.reports.enumerated().filter { $0.offset % 10 != 0 }.map(\.element)
        let asked = corpus.reports.enumerated().filter { $0.offset % 10 == 0 }.map(\.element)
        before = CorrectionTrial.share(EmbeddedClassifier(corpus: taught), asked)
        after = CorrectionTrial.share(EmbeddedClassifier(corpus: taught, corrections: corrections), asked)
    }

    /// Whether the corrections cost no more than chance would: one report in a hundred.
    package var isNoWorse: Bool { after >= before - 0.01 }

    private static func share(_ classifier: EmbeddedClassifier, _ reports: [LabelledReport]) -> Double {
        let right = reports.count {
            classifier.classify(ReportFacts(title: $0.title, body: $0.body)).category == $0.category
        }
        return Double(right) / Double(max(1, reports.count))
    }
}
