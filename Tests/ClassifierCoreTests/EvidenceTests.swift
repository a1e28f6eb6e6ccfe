import Contracts
import Testing

@testable import ClassifierCore

@Suite("Evidence")
struct EvidenceTests {
    @Test("every quote occurs in the report, heaviest first")
    func quotesOccur() throws {
        let engine = try ProjectCorpus.requireEngine()
        for report in try ProjectCorpus.sample(every: 15).reports {
            let found = engine.classify(ReportFacts(title: report.title, body: report.body))
            #expect(found.evidence.count <= 5)
            #expect(found.evidence.map(\.weight) == found.evidence.map(\.weight).sorted(by: >))
            for evidence in found.evidence {
                #expect(!evidence.quote.isEmpty)
                #expect(evidence.weight > 0)
                #expect(report.title.contains(evidence.quote) || report.body.contains(evidence.quote))
            }
        }
    }

    @Test("what decides is quoted")
    func decisiveWords() throws {
        let body =
            "503 Service Unavailable from the API. Nothing changed on our side; the retry passed 2 minutes later."
        let found = try ProjectCorpus.requireEngine().classify(ReportFacts(title: "hourly load failed", body: body))
        #expect([Category.transientFailure, .falsePositive].contains(found.category))
        #expect(!found.evidence.isEmpty)
    }

    @Test("confidence falls with unfamiliarity")
    func unfamiliarText() throws {
        let engine = try ProjectCorpus.requireEngine()
        let known = "Connection reset by peer while reading from the warehouse; the rerun passed, nothing was changed"
        let strange = """
            Connection reset by peer zorbliq frumious vexolithic quandrel ostrava wimbuldon kraxitron plimsoll \
            hegelwurst tanquilor beamishly snorquatch uffidable mimsical borogroves jubjubian
            """
        let (one, other) = (
            engine.classify(ReportFacts(title: "load", body: known)),
            engine.classify(ReportFacts(title: "load", body: strange))
        )
        #expect(other.unfamiliarity > one.unfamiliarity + 0.3)
        #expect(other.confidence < one.confidence)
    }

    @Test("reports without their context are judged less surely than with it")
    func bareReports() throws {
        let corpus = try ProjectCorpus.sample(every: 3)
        func mean(_ isBare: Bool) -> Double {
            let plan = EvaluationPlan(folds: 2, isBare: isBare)
            let judgements = Evaluation(corpus: corpus, plan: plan).judgements
            return judgements.reduce(0) { $0 + $1.confidence } / Double(judgements.count)
        }
        #expect(mean(true) < mean(false) - 0.02)
    }
}
