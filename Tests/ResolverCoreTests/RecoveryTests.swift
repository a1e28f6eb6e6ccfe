import Contracts
import ResolverCore
import Testing

@Suite("What ends which category")
struct RecoveryTests {
    private let other = "model.shop.lines"
    private let third = "model.shop.returns"

    private func after(_ runs: [RunFinished], _ life: IssueLife) -> LifeDecision {
        var decision = LifeDecision(life)
        for run in runs {
            let hours = Double(run.finishedAt.since(Given.start).components.seconds) / 3600
            guard let next = Given.machine(hours).observe(run, life: decision.life) else { continue }
            decision = next
        }
        return decision
    }

    private func merge(_ number: Int, at hours: Double, _ life: IssueLife) -> IssueLife {
        var change = Given.change(.pullRequestMerged, at: hours)
        change.pullRequest = PullRequestReference(number: number, merged: true, sha: "0a1b2c3d4e5f", closes: [42])
        return Given.machine(hours).merged(change, life: life)?.life ?? life
    }

    @Test("a code fix ends when its pull request is merged and what failed passes in a run that began after that")
    func codeFix() throws {
        let life = Given.life(category: .codeFixRequired)
        let green = after([Given.run("1", at: 2), Given.run("2", at: 3), Given.run("3", at: 30)], life)
        #expect(!green.life.isClosed && green.life.proof.isEmpty, "no change is linked")
        #expect(green.life.history.count { $0.cause.contains("without a linked change") } == 1)

        let fixed = merge(7, at: 4, life)
        #expect(fixed.fix?.runID == "#7" && fixed.history.last?.actor == "ana")
        let early = after([Given.run("4", at: 5, began: 3.5)], fixed)
        #expect(!early.life.isClosed && early.life.proof.isEmpty)
        let done = after([Given.run("5", at: 6, began: 4.5)], early.life)
        #expect(done.life.isClosed && done.life.pattern == .prMerged)
        #expect(done.effects.map(\.kind) == [.comment, .closeIssue])
        let note = try #require(done.effects.first?.request.body)
        #expect(note.contains("pull request ` #7 ` was merged") && note.contains("[5](https://"), "\(note)")
    }

    @Test("a change that was merged before the failure came back proves nothing of what came after")
    func mergedTwice() {
        let life = merge(8, at: 6, merge(7, at: 4, Given.life(category: .codeFixRequired)))
        #expect(life.fix?.runID == "#8")
        #expect(Given.machine(7).merged(Given.change(.pullRequestMerged, at: 7), life: life) == nil)
        let late = merge(3, at: 1, life)
        #expect(late.fix?.runID == "#8", "an older merge that is told late changes nothing")
    }

    @Test("a data issue ends when the very test passes on later data, and not when it only warns")
    func data() {
        let life = Given.life(category: .dataQualityIssue, nodes: ["test.shop.not_null_orders"])
        let test = ["test.shop.not_null_orders"]
        let warned = after([Given.run("1", at: 2, "warn", nodes: test)], life)
        #expect(!warned.life.isClosed && warned.life.history.last?.cause.hasPrefix("green but not proven") == true)
        let done = after([Given.run("2", at: 3, "pass", nodes: test)], warned.life)
        #expect(done.life.isClosed && done.life.pattern == .dataFixed)
    }

    @Test("infrastructure has recovered when others on the same platform pass as well")
    func infrastructure() {
        let life = Given.life(category: .infrastructureIssue)
        var ill = Given.run("1", at: 2, nodes: [Given.node, other, third])
        ill.nodes[1].status = "error"
        ill.nodes[2].status = "error"
        let alone = after([ill], life)
        #expect(!alone.life.isClosed && alone.life.proof.isEmpty)
        let done = after([Given.run("2", at: 3, nodes: [Given.node, other, third])], alone.life)
        #expect(done.life.isClosed && done.life.pattern == .infraResolved)
    }

    @Test("a false alarm that is shown to be one is closed at once, one that is held is not, and policy may forbid it")
    func falseAlarm() {
        let shown = Given.machine().place(Given.placed(category: .falsePositive), life: nil)
        #expect(shown.life.isClosed && shown.life.pattern == .falseAlarm)
        #expect(shown.effects.contains { $0.kind == .closeIssue && $0.request.stateReason == "not_planned" })
        let held = Given.machine().place(Given.placed(category: .falsePositive, held: "only prose"), life: nil)
        #expect(!held.life.isClosed)
        let confirmed = Given.machine(1).observe(
            Given.change(.labeled, at: 1, label: "category:false_positive"), life: held.life)
        #expect(confirmed?.life.pattern == .falseAlarm)
        let never = Given.rules("workspace: acme\nresolution: {false_positive: {close: false}}")
        #expect(!Given.machine(0, never).place(Given.placed(category: .falsePositive), life: nil).life.isClosed)
    }

    @Test("what no category says to watch never closes", arguments: ["false_positive", "newer_category"])
    func unknown(category: String) {
        var life = Given.life()
        life.category = Category(rawValue: category)
        let runs = (1...20).map { Given.run("\($0)", at: Double($0)) }
        #expect(!after(runs, life).life.isClosed)
    }
}
