import Contracts
import Policy
import SwitchyardCore
import Testing

@Suite("Replaying under another policy")
struct ReplayTests {
    private func policy(_ more: String = "") throws -> Policy {
        try Policy.load(
            yaml: """
                workspace: acme
                repositories: {acme/dbt_cloud: {mode: act, priority: high, sla: {high: 10h, critical: 4h, medium: 20h, low: 5d}}}
                experts: {dbt-expert: {members: [octocat]}, da-architect: {members: [hubot]}}
                \(more)
                """, file: "test.yaml")
    }

    private func print(_ number: Int) -> Fingerprint { Fingerprint(rawValue: "v1:" + String(1_000_000 + number)) }

    private func failure(_ number: Int, at minutes: Int, issue: Int? = nil) -> ReplayEntry {
        var failure = Given.classified(number, at: minutes)
        failure.fingerprint = print(issue ?? number)
        failure.subject = Subject(Given.repository, fingerprint: failure.fingerprint)
        failure.nodes = [FailedNode(uniqueID: "model.shop.m\(issue ?? number)", resourceType: "model", status: "error")]
        failure.verdict.held = nil
        failure.verdict.rule = nil
        failure.verdict.engine = .model
        failure.verdict.monitoring = Monitoring(greenRuns: 3, quietSeconds: 6 * 3600)
        return ReplayEntry(at: Given.at(minutes), content: .classified(failure))
    }

    private func run(_ id: Int, at minutes: Int, node: Int) -> ReplayEntry {
        ReplayEntry(
            at: Given.at(minutes),
            content: .run(
                RunFinished(
                    repository: Given.repository, origin: .dbtCloud,
                    run: RunReference(id: "\(id)", startedAt: Given.at(minutes - 1), finishedAt: Given.at(minutes)),
                    environment: .production, status: .success,
                    nodes: [RunNode(uniqueID: "model.shop.m\(node)", status: "success", executed: true)],
                    finishedAt: Given.at(minutes))))
    }

    private func replay(_ entries: [ReplayEntry], _ new: String, old: String = "") throws -> ReplayRun {
        ReplayRun(entries, numbers: [Given.id(1): 41], before: try policy(old), after: try policy(new))
    }

    private func day() -> [ReplayEntry] {
        [failure(1, at: 0)] + (1...10).map { run($0, at: $0 * 60, node: 1) }
    }

    @Test("the same policy differs in nothing")
    func same() throws {
        let run = try replay(day(), "")
        #expect(run.comparison.differences.isEmpty && run.entries == 11)
        #expect(ReplayText.lines(run) == ["11 entries replayed: nothing would differ"])
    }

    @Test("fewer green runs and less quiet close earlier, under the number that the issue got")
    func earlier() throws {
        let run = try replay(day(), "resolution: {transient: {green_runs: 1, quiet: 0s}}")
        #expect(run.comparison.counts == [.closesEarlier: 1])
        let told = try #require(run.comparison.differences.first)
        #expect(told.subject.description == "acme/dbt_cloud#41" && told.after.contains(Given.at(60).description))
    }

    @Test("a close after which it came back is a wrong one")
    func wrong() throws {
        let entries = [
            failure(1, at: 0), run(1, at: 60, node: 1), failure(2, at: 120, issue: 1), run(2, at: 700, node: 1),
        ]
        let run = try replay(entries, "resolution: {transient: {green_runs: 1, quiet: 0s}}")
        #expect(run.comparison.counts[.wrongCloses] == 1 && run.comparison.counts[.closesGained] == 1)
    }

    @Test("owners, priorities and calls for people are compared")
    func others() throws {
        let run = try replay(
            [failure(1, at: 0), failure(2, at: 2000)],
            "assignment_rules: {rules: [{when: {node: \"model.shop.m1\"}, expert: da-architect}]}")
        #expect(run.comparison.counts == [.owner: 1])
        let rule = "classification: {rules: [{name: n, when: {repository: acme/dbt_cloud}, then: {priority: low}}]}"
        let lower = try replay([failure(1, at: 0), failure(2, at: 2000)], rule)
        #expect(lower.comparison.counts[.priority] == 2)
        #expect((lower.comparison.counts[.escalationsLost] ?? 0) > 0)
    }

    @Test("Claude's questions are counted under both policies")
    func questions() throws {
        let run = try replay(
            day(), "classification: {claude: {consult: always}}", old: "classification: {claude: {consult: never}}")
        #expect(run.questions == (0, 1))
        #expect(ReplayText.lines(run).contains { $0.hasPrefix("Claude: 0 questions now, 1 then") })
    }

    @Test("entries may come in any order of the streams; a month is nothing")
    func order() throws {
        var entries: [ReplayEntry] = []
        for number in 1...400 {
            entries.append(failure(number, at: number * 100))
            for turn in 1...5 { entries.append(run(number * 10 + turn, at: number * 100 + turn * 90, node: number)) }
        }
        let new = "resolution: {transient: {green_runs: 2, quiet: 1h}}"
        let run = try replay(entries, new)
        let mixed = try replay(entries.reversed(), new)
        #expect(run.comparison.differences == mixed.comparison.differences)
        #expect(run.comparison.counts[.closesEarlier] == 400)
    }
}
