import AssignerCore
import Contracts
import Policy
import Testing

@Suite("False alarms")
struct FalseAlarmTests {
    private static func verdict(
        _ confidence: Double = 0.95, engine: Engine = .model, rule: String? = nil, held: String? = nil
    ) -> Verdict {
        var verdict = Given.verdict(.falsePositive, held: held)
        verdict.confidence = confidence
        verdict.engine = engine
        verdict.rule = rule
        verdict.errorType = .superseded
        return verdict
    }

    @Test("with proof and no issue it is suppressed by a named rule, and so is the next one")
    func suppressed() throws {
        let first = Given.placer().place(Given.failure(verdict: FalseAlarmTests.verdict()), existing: nil)
        let placed = try #require(first.announced)
        #expect(placed.outcome == .suppressed && placed.reason.contains("resolution.false_positive"))
        #expect(
            first.effects.isEmpty && placed.assignees.isEmpty && placed.labels.isEmpty && !first.placement.isOpening)
        #expect(first.placement.load(acts: true).isEmpty)
        let second = Given.placer().place(
            Given.failure(2, verdict: FalseAlarmTests.verdict()), existing: first.placement)
        #expect(second.announced?.outcome == .suppressed && second.announced?.occurrenceCount == 2)
        #expect(second.effects.isEmpty)
    }

    @Test("when the verdict no longer stands, it gets its issue, with the count that it has")
    func overturned() {
        let known = Given.placer().place(Given.failure(verdict: FalseAlarmTests.verdict()), existing: nil).placement
        let decision = Given.placer().place(Given.failure(2), existing: known)
        #expect(decision.effects.map(\.kind) == [.openIssue] && decision.placement.isOpening)
        #expect(decision.placement.placed.outcome == .issueOpened && decision.placement.placed.occurrenceCount == 2)
        #expect(!decision.placement.placed.assignees.isEmpty)
    }

    @Test("a team's rule is named, and needs no confidence")
    func rule() {
        let verdict = FalseAlarmTests.verdict(0.1, engine: .rule, rule: "drills")
        let decision = Given.placer().place(Given.failure(verdict: verdict), existing: nil)
        #expect(decision.announced?.outcome == .suppressed)
        #expect(decision.announced?.reason.contains("classification rule drills") == true)
    }

    @Test("less certain than the policy asks, it waits for a person, with and without an issue", arguments: [nil, 42])
    func uncertain(issue: Int?) {
        let decision = Given.placer().place(
            Given.failure(issue: issue, verdict: FalseAlarmTests.verdict(0.919)), existing: nil)
        #expect(decision.placement.placed.outcome == .held && !decision.effects.isEmpty)
        #expect(decision.placement.placed.held?.contains("resolution.false_positive.min_confidence (92%)") == true)
        #expect(decision.placement.placed.labels.contains("switchyard:held"))
        #expect(decision.placement.placed.labels.contains("category:false_positive"))
    }

    @Test("without proof it is labelled and held, however certain")
    func prose() {
        let verdict = FalseAlarmTests.verdict(0.99, held: "prose alone says so")
        let decision = Given.placer().place(Given.failure(verdict: verdict), existing: nil)
        #expect(decision.placement.placed.outcome == .held && decision.effects.map(\.kind) == [.openIssue])
    }

    @Test("with an issue and proof it is placed there, for the resolver to close")
    func withIssue() {
        let decision = Given.placer().place(
            Given.failure(issue: 42, verdict: FalseAlarmTests.verdict()), existing: nil)
        #expect(decision.announced?.outcome == .issueUpdated && decision.announced?.held == nil)
    }

    @Test("where false alarms are not closed they are not suppressed either")
    func notClosed() {
        let policy = Given.policy(
            "repositories: {acme/dbt_cloud: {mode: act}}\nresolution: {false_positive: {close: false}}")
        let decision = Given.placer(policy: policy).place(
            Given.failure(verdict: FalseAlarmTests.verdict()), existing: nil)
        #expect(decision.effects.map(\.kind) == [.openIssue])
    }
}
