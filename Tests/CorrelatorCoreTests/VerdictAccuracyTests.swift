import Contracts
import CorrelatorCore
import Testing

@Suite("How often verdicts were right")
struct VerdictAccuracyTests {
    private func print(_ number: Int) -> Fingerprint { Fingerprint(rawValue: "v1:000000000000000\(number)") }

    private func word(
        _ number: Int, source: CorrectionSource = .person, category: Contracts.Category? = .transientFailure,
        expert: Expert? = nil, withdrawn: Bool = false
    ) -> VerdictCorrected {
        VerdictCorrected(
            subject: Subject(Given.repository("one"), number: number), repository: Given.repository("one"),
            fingerprint: print(number), category: .infrastructureIssue, expert: .snowflakeExpert, engine: .model,
            confidence: 0.55, correctedCategory: category, correctedExpert: expert, source: source, actor: "ana",
            withdrawn: withdrawn, at: Given.at(5))
    }

    private func group(_ accuracy: VerdictAccuracy, _ by: String) -> AccuracyGroup? {
        accuracy.groups.first { $0.by == by }
    }

    @Test("a failure counts once, however often it came; words of people and of outcomes are told apart")
    func counted() throws {
        var accuracy = VerdictAccuracy()
        for number in 1...4 {
            for minute in 0..<3 {
                accuracy.add(Given.failure(number, fingerprint: print(number)), at: Given.at(minute))
            }
        }
        accuracy.add(Given.failure(9, "two", fingerprint: print(1)), at: Given.at(0))
        accuracy.add(word(1), at: Given.at(5))
        accuracy.add(word(2, source: .outcome), at: Given.at(5))
        accuracy.add(word(3, category: nil, expert: .dbtExpert), at: Given.at(5))
        let all = try #require(group(accuracy, "all"))
        #expect(all == AccuracyGroup(by: "all", name: "all", verdicts: 5, corrected: 1, refuted: 1, misrouted: 1))
        #expect(abs(all.accuracy - 0.6) < 1e-12)
        #expect(accuracy.groups.filter { $0.by == "repository" }.map(\.verdicts) == [4, 1])
        #expect(accuracy.groups.map(\.by) == ["all", "category", "engine", "repository", "repository"])
    }

    @Test("a word that was taken back counts no more, and words and verdicts may come in any order")
    func withdrawn() {
        var accuracy = VerdictAccuracy()
        accuracy.add(word(1, withdrawn: true), at: Given.at(8))
        accuracy.add(word(1), at: Given.at(5))
        accuracy.add(Given.failure(1, fingerprint: print(1)), at: Given.at(1))
        #expect(group(accuracy, "all")?.corrected == 0)
    }

    @Test("confidence is compared with what stood; the verdict's own counts, not the one after the correction")
    func calibrated() throws {
        var accuracy = VerdictAccuracy()
        for number in 1...3 { accuracy.add(Given.failure(number, fingerprint: print(number)), at: Given.at(1)) }
        accuracy.add(word(1), at: Given.at(2))
        var later = Given.failure(1, category: .transientFailure, fingerprint: print(1))
        later.verdict.confidence = 1
        later.verdict.engine = .memory
        accuracy.add(later, at: Given.at(3))
        let bins = accuracy.calibration
        #expect(bins.map(\.verdicts) == [1, 2] && bins.map(\.stood) == [0, 2])
        #expect(abs(try #require(bins.first).meanConfidence - 0.55) < 1e-12)
        #expect(group(accuracy, "engine")?.name == "model")
        #expect(accuracy.groups.filter { $0.by == "engine" }.count == 1)
    }

    @Test("nothing was judged, nothing is told")
    func empty() {
        #expect(VerdictAccuracy().groups.isEmpty && VerdictAccuracy().calibration.isEmpty)
    }
}
