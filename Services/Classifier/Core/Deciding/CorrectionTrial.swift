import Contracts

/// Tries corrections out: a model that learns them is compared with the one in use, on reports that neither learns.
package struct CorrectionTrial: Sendable {
    /// Share of right categories on the corpus that was kept back: with the corrections in use.
    package let before: Double
    /// With the new corrections.
    package let after: Double
    /// Without any.
    package let untaught: Double

    /// Trains them all; seconds.
    ///
    /// - Parameter inUse: the corrections that the model in use has learnt.
    package init(corpus: Corpus, inUse: [LabelledReport] = [], corrections: [LabelledReport]) {
        var taught = corpus
        taught.reports = corpus.reports.enumerated().filter { $0.offset % 10 != 0 }.map(\.element)
        let asked = corpus.reports.enumerated().filter { $0.offset % 10 == 0 }.map(\.element)
        untaught = CorrectionTrial.share(EmbeddedClassifier(corpus: taught), asked)
        before =
            inUse.isEmpty
            ? untaught : CorrectionTrial.share(EmbeddedClassifier(corpus: taught, corrections: inUse), asked)
        after = CorrectionTrial.share(EmbeddedClassifier(corpus: taught, corrections: corrections), asked)
    }

    /// Whether the corrections cost no more than chance would, one report in a hundred, and not again and again: below what the
    /// corpus alone teaches nothing is lost to chance.
    package var isNoWorse: Bool {
        after >= before - CorrectionTrial.chance && (after >= untaught - CorrectionTrial.chance || after >= before)
    }

    private static let chance = 0.01

    private static func share(_ classifier: EmbeddedClassifier, _ reports: [LabelledReport]) -> Double {
        let right = reports.count {
            classifier.classify(ReportFacts(title: $0.title, body: $0.body)).category == $0.category
        }
        return Double(right) / Double(max(1, reports.count))
    }
}
