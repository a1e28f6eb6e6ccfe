import ClassifierCore
import Contracts
import Testing

@Suite("How failures ended")
struct FailureEndingTests {
    private let then = Timestamp(milliseconds: 1_000)
    private let later = Timestamp(milliseconds: 2_000)

    @Test("an end shows the category that explains it; a person's close shows none")
    func categories() {
        #expect(FailureEnding.category(of: .autoResolved) == .transientFailure)
        #expect(FailureEnding.category(of: .prMerged) == .codeFixRequired)
        #expect(FailureEnding.category(of: .dataFixed) == .dataQualityIssue)
        #expect(FailureEnding.category(of: .infraResolved) == .infrastructureIssue)
        for pattern in [ResolutionPattern.human, .removed, .falseAlarm, ResolutionPattern(rawValue: "newer")] {
            #expect(FailureEnding.category(of: pattern) == nil)
        }
    }

    @Test("what most ends show counts, and nothing while they are even")
    func shown() {
        var ending = FailureEnding.adding(.autoResolved, at: then, to: nil)
        #expect(ending.shown == .transientFailure)
        ending = FailureEnding.adding(.prMerged, at: later, to: ending)
        #expect(ending.shown == nil && ending.pattern == .prMerged)
        ending = FailureEnding.adding(.prMerged, at: later, to: ending)
        #expect(ending.shown == .codeFixRequired)
        #expect(ending.undone()?.undone()?.shown == .transientFailure)
        #expect(FailureEnding.adding(.human, at: then, to: nil).shown == nil)
        #expect(FailureEnding.adding(.human, at: then, to: nil).undone() == nil)
    }

    @Test("an earlier end that is told late counts, and is not the last one")
    func late() {
        let ending = FailureEnding.adding(.prMerged, at: then, to: .adding(.autoResolved, at: later, to: nil))
        #expect(ending.pattern == .autoResolved && ending.counts.count == 2)
    }

    @Test("one end outweighs a doubtful verdict, sums to one, and more ends make it surer")
    func posterior() {
        let before: [Contracts.Category: Double] = [.codeFixRequired: 0.9, .transientFailure: 0.1]
        let once = FailureEnding.adding(.autoResolved, at: then, to: nil)
        let after = once.posterior(before)
        #expect(abs(after.values.reduce(0, +) - 1) < 1e-12)
        #expect(abs(after[.transientFailure, default: 0] - 0.55) < 1e-12)
        let twice = FailureEnding.adding(.autoResolved, at: later, to: once).posterior(before)
        #expect(twice[.transientFailure, default: 0] > after[.transientFailure, default: 0])
    }
}
