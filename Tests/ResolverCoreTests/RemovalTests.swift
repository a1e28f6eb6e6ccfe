import Contracts
import ResolverCore
import Testing

@Suite("What failed is no part of the project any more")
struct RemovalTests {
    private func gone(_ nodes: [String] = [Given.node], at hours: Double = 2) -> RunFinished {
        Given.run("r9", at: hours, "removed", executed: false, nodes: nodes)
    }

    @Test("the issue ends as removed, with the run that shows it")
    func ends() throws {
        let decision = try #require(Given.machine(2).observe(gone(), life: Given.life()))
        #expect(decision.life.phase == .closed)
        #expect(decision.life.pattern == .removed)
        #expect(decision.life.proof.map(\.kind) == ["removed"])
        #expect(decision.life.proof.first?.runID == "r9")
        #expect(decision.effects.contains { $0.kind == .closeIssue })
        let note = try #require(decision.effects.first { $0.kind == .comment }?.request.body)
        #expect(note.contains("no part of the project any more") && note.contains("r9"))
    }

    @Test("a code fix ends by it too, without a merged change that names the issue")
    func codeFix() {
        let life = Given.life(category: .codeFixRequired)
        #expect(Given.machine(2).observe(gone(), life: life)?.life.pattern == .removed)
    }

    @Test("what else had failed is still waited for")
    func rest() throws {
        let life = Given.life(nodes: [Given.node, "model.shop.lines"])
        let decision = try #require(Given.machine(2).observe(gone(), life: life))
        #expect(decision.life.nodes == ["model.shop.lines"])
        #expect(!decision.life.isClosed && decision.effects.isEmpty)
        let proven = try #require(
            Given.machine(3).observe(Given.run("r10", at: 3, nodes: ["model.shop.lines"]), life: decision.life))
        #expect(proven.life.proof.map(\.runID) == ["r10"])
    }

    @Test("of another node, of before the failure, of another environment, or of what a person holds, it says nothing")
    func nothing() throws {
        #expect(Given.machine(2).observe(gone(["model.shop.other"]), life: Given.life()) == nil)
        #expect(Given.machine(2).observe(gone(at: -1), life: Given.life()) == nil)
        var staging = gone()
        staging.environment = .staging
        #expect(Given.machine(2).observe(staging, life: Given.life()) == nil)
        let held = try #require(Given.machine(1).obey(.hold(nil), by: "ana", life: Given.life())).life
        #expect(Given.machine(2).observe(gone(), life: held)?.life.isClosed != true)
    }

    @Test("a node that comes back and fails reopens it")
    func back() throws {
        let closed = try #require(Given.machine(2).observe(gone(), life: Given.life())).life
        let decision = Given.machine(5).place(Given.placed(2, at: 5), life: closed)
        #expect(decision.effects.contains { $0.kind == .reopenIssue })
    }
}
