import Contracts
import ResolverCore
import Testing

@Suite("Runs that fail again")
struct FailedRunTests {
    @Test(
        "they take back the proof and begin the quiet time anew",
        arguments: ["error", "fail", "failed", "runtime error"])
    func reset(status: String) throws {
        let life = Given.proven(Given.life())
        let decision = try #require(Given.machine(5).observe(Given.run("bad", at: 5, status), life: life))
        #expect(decision.life.proof.isEmpty && decision.life.phase == .monitoring)
        #expect(decision.life.lastOccurrence == Given.at(5))
        let again = Given.proven(decision.life, from: 5)
        #expect(Given.machine(10.9).wake(again) == nil)
        #expect(Given.machine(11).wake(again)?.life.isClosed == true)
    }

    @Test("a green run that ended before a red one proves nothing, although it is told of later")
    func outOfOrder() throws {
        let red = try #require(Given.machine(6).observe(Given.run("bad", at: 5, "error"), life: Given.life()))
        #expect(Given.machine(6).observe(Given.run("late", at: 4), life: red.life) == nil)
        #expect(Given.machine(6).observe(Given.run("new", at: 6), life: red.life)?.life.proof.count == 1)
    }

    @Test("a run that began before the failure proves nothing, although it ended later")
    func began() {
        let overlapping = Given.run("long", at: 3, began: -1)
        #expect(Given.machine(3).observe(overlapping, life: Given.life()) == nil)
        #expect(Given.machine(3).observe(Given.run("later", at: 3, began: 0.1), life: Given.life()) != nil)
    }

    @Test("one red node among green ones is red")
    func mixed() {
        let nodes = [Given.node, "model.shop.lines"]
        var run = Given.run("1", at: 1, nodes: nodes)
        run.nodes[1].status = "error"
        let decision = Given.machine(1).observe(run, life: Given.life(nodes: nodes))
        #expect(decision?.life.lastOccurrence == Given.at(1) && decision?.life.proof.isEmpty == true)
    }

    @Test("while a person holds the issue they count too, and the hold goes on")
    func held() throws {
        var holding = LifeDecision(Given.proven(Given.life(), runs: 1))
        Given.machine(2).hold(&holding, by: "ana", until: nil, reason: "ana holds it")
        let decision = try #require(Given.machine(3).observe(Given.run("bad", at: 3, "error"), life: holding.life))
        #expect(decision.life.proof.isEmpty && decision.life.phase == .held && decision.life.held == "ana holds it")
    }
}
