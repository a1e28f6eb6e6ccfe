import Testing

@testable import ClassifierCore

/// The project's corpus and the engine that learnt it, once for all suites.
enum ProjectCorpus {
    static let corpus: Corpus? = CorpusLocation.find().flatMap { try? Corpus(folder: $0) }
    static let engine: EmbeddedClassifier? = corpus.map { EmbeddedClassifier(corpus: $0) }

    static func requireEngine() throws -> EmbeddedClassifier { try #require(engine, "the corpus cannot be read") }

    static func requireCorpus() throws -> Corpus { try #require(corpus, "the corpus cannot be read") }

    /// A small corpus: every `step`th report.
    static func sample(every step: Int) throws -> Corpus {
        var corpus = try requireCorpus()
        corpus.reports = corpus.reports.enumerated().filter { $0.offset % step == 0 }.map(\.element)
        return corpus
    }
}
