import Contracts
import Effects
import Platform
import Streams
import Testing

@testable import ResolverService

@Suite("What the resolver is told", .timeLimit(.minutes(1)))
struct TellingTests {
    @Test("runs that are told before the failure prove it over, where they are later than it")
    func early() async throws {
        let bench = try Bench()
        try await bench.take(.runFinished, bench.run("0", at: 9))
        try await bench.take(.runFinished, bench.run("1", at: 7))
        try await bench.take(.failurePlaced, bench.placed(at: 8))
        var life = try #require(try await bench.life())
        #expect(life.phase == .recovering && life.proof.map(\.runID) == ["1"])
        try await bench.take(.runFinished, bench.run("2", at: 6))
        life = try #require(try await bench.life())
        #expect(life.isOver && life.closedAt == bench.at(6))
        #expect(try await bench.effects(.closeIssue).count == 1)
    }

    @Test("what people did before the failure was placed counts, and a command of somebody who may not does not")
    func people() async throws {
        let bench = try Bench()
        try await bench.take(.issueChanged, bench.command("hold", at: 7))
        try await bench.take(.failurePlaced, bench.placed(at: 8))
        #expect(try await bench.life()?.held == "ana holds it")
        let other = try Bench()
        try await other.take(.issueChanged, other.command("hold", permission: "read", at: 7))
        try await other.take(.failurePlaced, other.placed(at: 8))
        #expect(try await other.life()?.held == nil)
    }

    @Test("a red run that is told after the close takes the close back, once")
    func refuted() async throws {
        let bench = try Bench()
        try await bench.take(.failurePlaced, bench.placed(at: 8))
        for (id, hours) in [("1", 7.0), ("2", 5.0)] { try await bench.take(.runFinished, bench.run(id, at: hours)) }
        #expect(try await bench.life()?.isOver == true)
        let (_, red) = try bench.platform.writer.envelope(
            .runFinished, subject: "x", bench.run("bad", at: 4.9 + 1, "error"))
        for _ in 0..<2 { try await bench.handle(red) }
        let life = try #require(try await bench.life())
        #expect(!life.isOver && life.proof.map(\.runID) == ["2"])
        let notes = try await bench.effects(.comment).compactMap(\.request.body)
        #expect(notes.count { $0.contains("takes its close back") } == 1)
        #expect(try await bench.effects(.reopenIssue).count == 1)
    }

    @Test("undo reverses what the newest decision wrote, and the issue is a person's then")
    func undo() async throws {
        let bench = try Bench()
        try await bench.take(.failurePlaced, bench.placed(at: 8))
        for (id, hours) in [("1", 7.0), ("2", 5.0)] { try await bench.take(.runFinished, bench.run(id, at: hours)) }
        try await bench.finish()
        try await bench.take(.issueChanged, bench.command("undo", permission: "read"))
        #expect(try await bench.effects(.reopenIssue).isEmpty)
        try await bench.take(.issueChanged, bench.command("undo"))
        let life = try #require(try await bench.life())
        #expect(!life.isOver && life.reopenedBy == "ana")
        #expect(try await bench.effects(.reopenIssue).count == 1)
        #expect(try await bench.effects(.addLabels).map(\.request.labels) == [["switchyard:monitoring"]])
        #expect(try await bench.effects(.closeIssue).map(\.state) == [.undone])
        try await bench.take(.issueChanged, bench.command("undo"))
        #expect(try await bench.effects(.reopenIssue).count == 1, "nothing is left to undo")
    }

    @Test("explain is answered with the story, to those who may ask")
    func explain() async throws {
        let bench = try Bench()
        try await bench.take(.failurePlaced, bench.placed(at: 8))
        try await bench.take(.runFinished, bench.run("1", at: 7))
        try await bench.take(.issueChanged, bench.command("explain", permission: "read"))
        #expect(try await bench.effects(.upsertExplanation).isEmpty)
        try await bench.take(.issueChanged, bench.command("explain"))
        let body = try #require(try await bench.effects(.upsertExplanation).first?.request.body)
        #expect(body.contains("It was seen once") && body.contains("it passed in run 1"), "\(body)")
        #expect(body.contains("It closes when all that failed executed and passed in 2 later runs."))
        #expect(body.hasSuffix("<!-- switchyard:explanation -->"))
    }

    @Test("in mode observe it is all decided and nothing is queued to be written")
    func observed() async throws {
        let bench = try Bench(mode: "observe")
        try await bench.take(.failurePlaced, bench.placed(at: 8))
        for (id, hours) in [("1", 7.0), ("2", 5.0)] { try await bench.take(.runFinished, bench.run(id, at: hours)) }
        #expect(try await bench.life()?.isOver == true)
        let effects = try await bench.effects()
        #expect(!effects.isEmpty && effects.allSatisfy { $0.state == .planned && $0.mode == .observe })
        #expect(try await bench.platform.store.count(EffectLedger.queue("resolver")) == 0)
    }
}

extension IssueLife {
    fileprivate var isOver: Bool { phase == .closed }
}
