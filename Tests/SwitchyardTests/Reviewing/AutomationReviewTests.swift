import Contracts
import Policy
import SwitchyardCore
import Testing

@Suite("The review of the automation")
struct AutomationReviewTests {
    private static let yaml = """
        workspace: acme
        repositories:
          acme/dbt_cloud: {mode: act}
        experts:
          dbt-expert: {members: [ana], capacity: 2}
        resolution:
          transient: {green_runs: 1, quiet: 1h}
        classification:
          rules:
            - {name: wide, when: {contains: [orders]}, then: {priority: low}}
            - {name: narrow, when: {contains: [orders failed]}, then: {priority: high}}
            - {name: unused, when: {contains: [nobody says this]}, then: {priority: high}}
        """

    private static func policy() throws -> Policy { try Policy.load(yaml: yaml, file: "p.yaml") }

    private static func review(_ entries: [Envelope], at minutes: Int) throws -> [ReviewFinding] {
        var facts = ReviewFacts(policy: try policy(), since: Given.now - .seconds(86_400), now: Given.at(minutes))
        for entry in entries { facts.add(entry) }
        return AutomationReview(facts).findings
    }

    private static func placed(_ number: Int, at minutes: Int) -> Envelope {
        var placed = Given.placed(number)
        placed.subject = Subject(Given.repository, number: number)
        placed.issue = IssueReference(number: number, url: "https://github.com/acme/dbt_cloud/issues/\(number)")
        placed.route = []
        return Given.entry(number * 10, .failurePlaced, placed, at: minutes)
    }

    private static func find(_ kind: String, _ findings: [ReviewFinding]) -> ReviewFinding? {
        findings.first { $0.kind == kind }
    }

    @Test("a calm time has no findings")
    func calm() throws {
        let entries = [
            Given.entry(1, .failureObserved, Given.observed(), at: 0),
            Given.entry(2, .failureClassified, Given.classified(), at: 1), AutomationReviewTests.placed(42, at: 2),
            Given.entry(4, .issueResolved, Given.outcome(), at: 30),
        ]
        #expect(try AutomationReviewTests.review(entries, at: 10_000).isEmpty)
    }

    @Test("what is stuck, never answered, or held too long is told with its issues and their addresses")
    func waiting() throws {
        var held = Given.outcome("a person must confirm", pattern: nil)
        held.subject = Subject(Given.repository, number: 2)
        let entries = [
            AutomationReviewTests.placed(1, at: 0), AutomationReviewTests.placed(2, at: 0),
            AutomationReviewTests.placed(3, at: 0), Given.entry(5, .issueHeld, held, at: 10),
            Given.entry(
                6, .issueChanged,
                IssueChanged(
                    repository: Given.repository, number: 3, action: .commented,
                    actor: Actor(login: "ana", isBot: false), at: Given.at(20)), at: 20),
        ]
        let findings = try AutomationReviewTests.review(entries, at: 7 * 1440)
        #expect(AutomationReviewTests.find("stuck", findings)?.evidence == ["acme/dbt_cloud#1", "acme/dbt_cloud#3"])
        let silent = try #require(AutomationReviewTests.find("never_answered", findings))
        #expect(silent.evidence == ["acme/dbt_cloud#1"])
        #expect(silent.links == ["https://github.com/acme/dbt_cloud/issues/1"])
        #expect(AutomationReviewTests.find("held_too_long", findings)?.evidence == ["acme/dbt_cloud#2"])
        let soon = try AutomationReviewTests.review(entries, at: 30)
        #expect(soon.map(\.kind) == ["expert_overloaded"])
    }

    @Test("rules that never match or never decide come with a diff that takes them out, and replay takes the result")
    func rules() throws {
        let entries = (1...25).map { Given.entry($0, .failureClassified, Given.classified($0), at: $0) }
        let findings = ReviewDiff.add(
            to: try AutomationReviewTests.review(entries, at: 60), yaml: AutomationReviewTests.yaml, file: "p.yaml")
        let unused = try #require(AutomationReviewTests.find("rule_never_matched", findings))
        #expect(unused.finding.contains("unused") && unused.count == 25)
        let lost = try #require(AutomationReviewTests.find("rule_always_loses", findings))
        #expect(lost.finding.contains("narrow") && lost.diff?.contains("-    - {name: narrow") == true)
        let better = ReviewDiff.all(findings, yaml: AutomationReviewTests.yaml)
        let policy = try Policy.load(yaml: better, file: "p.yaml")
        #expect(policy.classification.rules.map(\.name) == ["wide"])
        let replay = ReplayRun(
            entries.compactMap { ReplayEntry($0) }, numbers: [:], before: try AutomationReviewTests.policy(),
            after: policy)
        #expect(replay.comparison.differences.isEmpty && replay.entries == 25)
    }

    @Test("of few failures nothing is said about rules")
    func few() throws {
        let entries = (1...5).map { Given.entry($0, .failureClassified, Given.classified($0), at: $0) }
        #expect(try AutomationReviewTests.review(entries, at: 60).isEmpty)
    }

    @Test("an expert without room, and failures that people send elsewhere, which a rule would do")
    func experts() throws {
        let words = (1...3).map { number in
            VerdictCorrected(
                subject: Subject(Given.repository, number: number), repository: Given.repository,
                fingerprint: Fingerprint(rawValue: "v1:\(number)"), category: .transientFailure, expert: .dbtExpert,
                engine: .model, confidence: 0.8, correctedExpert: .snowflakeExpert, source: .person, actor: "ana",
                at: Given.at(number))
        }
        let entries =
            (1...3).map { AutomationReviewTests.placed($0, at: $0) }
            + words.enumerated().map { Given.entry(100 + $0, .verdictCorrected, $1, at: 5) }
        let findings = ReviewDiff.add(
            to: try AutomationReviewTests.review(entries, at: 30), yaml: AutomationReviewTests.yaml, file: "p.yaml")
        #expect(AutomationReviewTests.find("expert_overloaded", findings)?.count == 3)
        let sent = try #require(AutomationReviewTests.find("expert_misrouted", findings))
        #expect(
            sent.count == 3
                && sent.diff?.contains("+assignment_rules: {rules: [{name: review-snowflake-expert-") == true)
        let better = try Policy.load(yaml: ReviewDiff.all(findings, yaml: AutomationReviewTests.yaml), file: "p.yaml")
        #expect(better.assignmentRules.rules.first?.expert == .snowflakeExpert)
    }

    @Test("closes that were taken back are told; more proof is proposed where a replay says that it would have helped")
    func wrongCloses() throws {
        let node = FailedNode(uniqueID: "model.shop.orders", resourceType: "model", status: "error")
        func failure(_ number: Int, at minutes: Int) -> Envelope {
            var failure = Given.classified(number, at: minutes)
            failure.nodes = [node]
            failure.verdict.held = nil
            failure.verdict.engine = .model
            failure.verdict.monitoring = Monitoring(greenRuns: 1, quietSeconds: 3600)
            return Given.entry(number, .failureClassified, failure, at: minutes)
        }
        func green(_ number: Int, at minutes: Int) -> Envelope {
            let run = RunFinished(
                repository: Given.repository, origin: .dbtCloud,
                run: RunReference(id: "\(number)", startedAt: Given.at(minutes - 1), finishedAt: Given.at(minutes)),
                environment: .production, status: .success,
                nodes: [RunNode(uniqueID: "model.shop.orders", status: "success", executed: true)],
                finishedAt: Given.at(minutes))
            return Given.entry(200 + number, .runFinished, run, at: minutes)
        }
        var entries: [Envelope] = []
        // It fails, passes once two hours later, and fails again: twice.
        for round in 0..<2 {
            let start = round * 600
            entries.append(failure(round + 1, at: start))
            if round == 0 { entries.append(AutomationReviewTests.placed(42, at: start + 1)) }
            entries.append(green(round, at: start + 120))
            entries.append(Given.entry(50 + round, .issueResolved, Given.outcome(), at: start + 121))
            entries.append(Given.entry(60 + round, .issueReopened, Given.outcome(), at: start + 601))
        }
        entries.append(failure(9, at: 1200))
        let findings = ReviewDiff.add(
            to: try AutomationReviewTests.review(entries, at: 1300), yaml: AutomationReviewTests.yaml, file: "p.yaml")
        let wrong = try #require(AutomationReviewTests.find("closed_wrongly", findings))
        #expect(wrong.count == 2 && wrong.evidence == ["acme/dbt_cloud#42"])
        #expect(wrong.diff?.contains("+  transient: {green_runs: 2, quiet: 1h}") == true, "\(wrong)")
        #expect(wrong.replay?.contains("entries replayed") == true)
    }

    @Test("outside text stays in its line and brings no control character to the terminal")
    func hostile() throws {
        var issue = Given.outcome()
        issue.flaps = 3
        issue.subject = Subject(Given.repository, number: 1)
        var placed = Given.placed()
        placed.subject = issue.subject
        placed.nodes = [FailedNode(uniqueID: "a\u{1B}[31m\nb")]
        let entries = [
            Given.entry(1, .failurePlaced, placed, at: 0), Given.entry(2, .issueReopened, issue, at: 1),
        ]
        let findings = try AutomationReviewTests.review(entries, at: 30)
        #expect(AutomationReviewTests.find("flapping", findings)?.count == 1)
        let lines = ReviewText.lines(findings)
        #expect(lines.allSatisfy { !$0.contains("\u{1B}") && !$0.contains("\n") })
    }
}
