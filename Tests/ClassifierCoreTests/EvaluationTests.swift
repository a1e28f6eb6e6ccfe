import Contracts
import Testing

@testable import ClassifierCore

/// Floors two points below what was measured when they were set: a change that costs more is a regression.
@Suite("Evaluation")
struct EvaluationTests {
    @Test("grouped folds: category, surest shares, expert and calibration hold their floors")
    func groupedFolds() throws {
        let evaluation = Evaluation(corpus: try ProjectCorpus.requireCorpus(), folds: 5)
        #expect(evaluation.accuracy() >= 0.855)
        #expect(evaluation.macroF1 >= 0.855)
        #expect(evaluation.accuracy(surest: 0.5) >= 0.955)
        #expect(evaluation.accuracy(surest: 0.25) >= 0.975)
        #expect(evaluation.expertAccuracy >= 0.775)
        #expect(evaluation.calibrationError <= 0.05)
    }

    @Test("a system that training never saw loses little")
    func heldOutSystems() throws {
        let plan = EvaluationPlan(split: .system)
        let evaluation = Evaluation(corpus: try ProjectCorpus.requireCorpus(), plan: plan)
        #expect(evaluation.accuracy() >= 0.84)
        #expect(evaluation.accuracy(surest: 0.5) >= 0.94)
        #expect(evaluation.calibrationError <= 0.07)
    }

    @Test(
        "bare reports that no training saw: right often enough, the surest half nearly always, and no surer than right")
    func bareReports() throws {
        let engine = try ProjectCorpus.requireEngine()
        let path = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/bare.jsonl"
        let judged = try Corpus.reports(at: path).map { report in
            let found = engine.classify(ReportFacts(title: report.title, body: report.body))
            return (sure: found.confidence, isRight: found.category == report.category, report.experts, found.expert)
        }.sorted { $0.sure > $1.sure }
        let count = Double(judged.count)
        let right = Double(judged.count { $0.isRight }) / count
        #expect(right >= 0.88)
        #expect(Double(judged.prefix(judged.count / 2).count { $0.isRight }) / (count / 2).rounded(.down) >= 0.95)
        #expect(Double(judged.count { $0.2.contains($0.3) }) / count >= 0.9)
        #expect(judged.reduce(0) { $0 + $1.sure } / count <= right + 0.05)
    }

    @Test("every report is judged once, surest first, and progress counts the parts")
    func everyReportOnce() throws {
        let corpus = try ProjectCorpus.sample(every: 6)
        var told: [Int] = []
        let evaluation = Evaluation(corpus: corpus, plan: EvaluationPlan(folds: 3)) { done, all in
            told.append(done)
            #expect(all == 3)
        }
        #expect(told == [1, 2, 3])
        #expect(Set(evaluation.judgements.map(\.id)) == Set(corpus.reports.map(\.id)))
        #expect(evaluation.judgements.count == corpus.reports.count)
        #expect(evaluation.judgements.map(\.confidence) == evaluation.judgements.map(\.confidence).sorted(by: >))
        #expect(evaluation.coverage.last?.accuracy == evaluation.accuracy())
        #expect(evaluation.reliability.reduce(0) { $0 + $1.count } == corpus.reports.count)
        #expect(evaluation.worstMisses(3).allSatisfy { $0.category != $0.predicted })
    }

    @Test("near-duplicates are never on both sides")
    func nearDuplicatesStayTogether() throws {
        var corpus = try ProjectCorpus.sample(every: 12)
        let copies = corpus.reports.map { report in
            var copy = report
            copy.id += "-again"
            copy.title = "Once more: " + copy.title
            return copy
        }
        corpus.reports += copies.filter { $0.body.split(separator: " ").count > 25 }
        let evaluation = Evaluation(corpus: corpus, plan: EvaluationPlan(folds: 3))
        let parts = Dictionary(uniqueKeysWithValues: evaluation.judgements.map { ($0.id, $0.part) })
        let apart = copies.filter { parts[$0.id] != nil && parts[$0.id] != parts[String($0.id.dropLast(6))] }
        #expect(apart.count <= copies.count / 50)
    }

    @Test("the text for people names the measures and the misses")
    func textForPeople() throws {
        let evaluation = Evaluation(corpus: try ProjectCorpus.sample(every: 8), plan: EvaluationPlan(folds: 2))
        let text = EvaluationText(evaluation, misses: 2).lines.joined(separator: "\n")
        for words in ["category accuracy", "macro F1", "expert accuracy", "calibration error", "surest", "was \\ said"]
        {
            #expect(text.contains(words))
        }
    }
}
