import Contracts
import Testing

@testable import ClassifierCore

@Suite("Determinism")
struct DeterminismTests {
    @Test("equal corpora give equal models and equal assessments")
    func equalCorporaEqualModels() throws {
        let corpus = try ProjectCorpus.sample(every: 5)
        let (one, other) = (EmbeddedClassifier(corpus: corpus), EmbeddedClassifier(corpus: corpus))
        #expect(one.model.version == other.model.version)
        for report in corpus.reports.prefix(60) {
            let facts = ReportFacts(title: report.title, body: report.body)
            #expect(one.classify(facts) == other.classify(facts))
        }
    }

    @Test("another corpus, correction or seed has another version")
    func anotherVersion() throws {
        var corpus = try ProjectCorpus.sample(every: 20)
        let version = EmbeddedClassifier(corpus: corpus).model.version
        #expect(version.hasPrefix("embedded-1-"))
        #expect(EmbeddedClassifier(corpus: corpus, seed: 2).model.version != version)
        let correction = try #require(corpus.reports.first)
        #expect(EmbeddedClassifier(corpus: corpus, corrections: [correction]).model.version != version)
        corpus.reports.removeLast()
        #expect(EmbeddedClassifier(corpus: corpus).model.version != version)
    }

    @Test("a correction turns the verdict on the corrected report")
    func correctionTurns() throws {
        let corpus = try ProjectCorpus.sample(every: 4)
        let engine = EmbeddedClassifier(corpus: corpus)
        var report = try #require(corpus.reports.first { $0.category == .codeFixRequired })
        let facts = ReportFacts(title: report.title, body: report.body)
        #expect(engine.classify(facts).category == .codeFixRequired)
        report.category = .infrastructureIssue
        let corrected = EmbeddedClassifier(corpus: corpus, corrections: [report, report])
        #expect(corrected.classify(facts).category == .infrastructureIssue)
    }

    @Test("reused working memory changes nothing")
    func reusedMemory() throws {
        let engine = try ProjectCorpus.requireEngine()
        let reports = try ProjectCorpus.sample(every: 90).reports
        var scratch = ModelScratch(for: engine.model)
        for report in reports {
            let facts = ReportFacts(title: report.title, body: report.body)
            #expect(engine.classify(facts, scratch: &scratch) == engine.classify(facts))
        }
    }
}
