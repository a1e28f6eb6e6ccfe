import Contracts
import ResolverCore
import Testing

@Suite("Proof of recovery")
struct ProofTests {
    private static let other = "model.shop.lines"

    private static func proof(_ run: RunFinished, _ life: IssueLife = Given.life(), at hours: Double = 2) -> [String]? {
        Given.machine(hours).observe(run, life: life)?.life.proof.compactMap(\.runID)
    }

    @Test(
        "a later run in which the node executed and passed is proof, with its address", arguments: ["success", "pass"])
    func passed(status: String) throws {
        let decision = try #require(Given.machine(1).observe(Given.run("1", at: 1, status), life: Given.life()))
        #expect(
            decision.life.proof == [
                Proof(
                    kind: "green_run", runID: "1", url: "https://cloud.example/runs/1", node: Given.node,
                    at: Given.at(1))
            ])
        #expect(decision.life.phase == .recovering && decision.effects.isEmpty && decision.announced.isEmpty)
    }

    @Test(
        "a run in which it was skipped, warned, disabled or not executed proves nothing",
        arguments: [
            ("skipped", false), ("success", false), ("pass", false), ("warn", true), ("no-op", true),
            ("partial success", true), ("", true), ("SUCCESS?", true),
        ])
    func nothing(status: String, executed: Bool) {
        #expect(ProofTests.proof(Given.run("1", at: 1, status, executed: executed)) ?? [] == [])
    }

    @Test("a run without the node, of another repository or another environment proves nothing")
    func elsewhere() {
        let elsewhere = Given.made(RepositoryName("acme/roy_kent"))
        #expect(ProofTests.proof(Given.run("1", at: 1, nodes: [ProofTests.other])) == nil)
        #expect(ProofTests.proof(Given.run("1", at: 1, repository: elsewhere)) == nil)
        for environment in [RunEnvironment.staging, .ci, .development, .unknown] {
            #expect(ProofTests.proof(Given.run("1", at: 1, environment: environment)) == nil)
        }
        #expect(ProofTests.proof(Given.run("1", at: 1)) == ["1"])
    }

    @Test("an issue that does not say where it failed is proven by production alone")
    func unknown() {
        let life = Given.life(environment: .unknown)
        #expect(ProofTests.proof(Given.run("1", at: 1), life) == ["1"])
        #expect(ProofTests.proof(Given.run("1", at: 1, environment: .staging), life) == nil)
    }

    @Test("what ended by the last occurrence proves nothing", arguments: [-1, 0])
    func early(hours: Double) { #expect(ProofTests.proof(Given.run("1", at: hours)) == nil) }

    @Test("every node that failed and that a run lists must execute and pass in it")
    func all() {
        let life = Given.life(nodes: [Given.node, ProofTests.other])
        var half = Given.run("1", at: 1, nodes: [Given.node, ProofTests.other])
        half.nodes[1].executed = false
        #expect(ProofTests.proof(half, life) ?? [] == [])
        #expect(ProofTests.proof(Given.run("1", at: 1, nodes: [Given.node, ProofTests.other]), life) == ["1"])
    }

    @Test("what two jobs share is over when each of them has had its runs, and not before")
    func severalJobs() throws {
        var life = Given.life(nodes: [Given.node, ProofTests.other])
        func take(_ id: String, _ node: String, at hours: Double) {
            let run = Given.run(id, at: hours, nodes: [node])
            life = Given.machine(hours).observe(run, life: life)?.life ?? life
        }
        for hour in 1...8 { take("a\(hour)", Given.node, at: Double(hour)) }
        #expect(!life.isClosed)
        take("b1", ProofTests.other, at: 8.2)
        take("b2", ProofTests.other, at: 8.4)
        #expect(life.isClosed)
        #expect(Set(life.proof.filter { $0.node == ProofTests.other }.map(\.runID)) == ["b1", "b2"])
        // What fails again in one of them is not over in any.
        var again = Given.life(nodes: [Given.node, ProofTests.other])
        again.proof = life.proof
        let failed = try #require(
            Given.machine(9).observe(Given.run("x", at: 9, "error", nodes: [ProofTests.other]), life: again))
        #expect(failed.life.proof.isEmpty)
    }

    @Test("a report that tells only type and name is proven by that node in whatever package")
    func shortNames() {
        #expect(ProofTests.proof(Given.run("1", at: 1), Given.life(nodes: ["model.orders"])) == ["1"])
        #expect(ProofTests.proof(Given.run("1", at: 1), Given.life(nodes: ["test.orders"])) == nil)
    }

    @Test("where no node is known the job itself must pass")
    func job() {
        let placed = Given.placed(nodes: [], job: JobReference(id: "7", name: "nightly"))
        let life = Given.machine().place(placed, life: nil).life
        #expect(ProofTests.proof(Given.run("1", at: 1, nodes: ["job:nightly"]), life) == ["1"])
        #expect(ProofTests.proof(Given.run("1", at: 1), life) ?? [] == [])
    }

    @Test("the same run is counted once")
    func once() {
        let life = Given.proven(Given.life(), runs: 1)
        #expect(ProofTests.proof(Given.run("r0.0-1", at: 1), life) == nil)
        #expect(ProofTests.proof(Given.run("2", at: 2), life) == ["r0.0-1", "2"])
    }

    @Test("a code fix, a held and a closed issue gather no proof")
    func unwatched() {
        #expect(ProofTests.proof(Given.run("1", at: 1), Given.life(category: .codeFixRequired)) ?? [] == [])
        let held = Given.machine().place(Given.placed(held: "prose alone"), life: nil).life
        #expect(ProofTests.proof(Given.run("1", at: 1), held) == nil)
        #expect(ProofTests.proof(Given.run("1", at: 9), Given.closed(), at: 9) == nil)
        let without = Given.machine().place(Given.placed(issue: nil), life: nil).life
        #expect(ProofTests.proof(Given.run("1", at: 1), without) == nil)
    }
}
