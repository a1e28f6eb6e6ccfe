import Contracts
import ResolverCore
import Testing

@Suite("Failures that come back")
struct RecurrenceTests {
    @Test("before the close they take back the proof")
    func before() {
        let decision = Given.machine(3).place(Given.placed(2, at: 3), life: Given.proven(Given.life()))
        #expect(decision.life.proof.isEmpty && decision.life.phase == .monitoring && decision.effects.isEmpty)
        #expect(decision.life.occurrenceCount == 2 && decision.life.lastOccurrence == Given.at(3))
    }

    @Test("the same placement told again takes nothing back")
    func twice() {
        let life = Given.proven(Given.life())
        #expect(Given.machine(3).place(Given.placed(), life: life).life == life)
    }

    @Test("after our close, within the window, they reopen the issue")
    func within() throws {
        let closed = Given.closed()
        let decision = Given.machine(8).place(Given.placed(2, at: 8), life: closed)
        #expect(decision.effects.map(\.kind) == [.reopenIssue, .comment, .addLabels])
        #expect(decision.life.phase == .monitoring && decision.life.proof.isEmpty && decision.life.closedAt == nil)
        #expect(decision.life.flaps == 1 && decision.life.reopenUntil == nil)
        #expect(decision.announced.map(\.0) == [.issueReopened] && decision.escalations.isEmpty)
        // And only new proof closes it again.
        #expect(Given.machine(500).wake(decision.life) == nil)
        #expect(Given.closed(decision.life, from: 8).isClosed)
    }

    @Test("at the window's last moment they reopen it, after that they do not")
    func window() {
        let until = 7.0 + 7 * 24
        #expect(!Given.machine(until).place(Given.placed(2, at: until), life: Given.closed()).effects.isEmpty)
        let late = Given.machine(until + 0.001).place(Given.placed(2, at: until + 0.001), life: Given.closed())
        #expect(late.effects.isEmpty && late.announced.isEmpty && late.life.isClosed)
    }

    @Test("too many rounds stop automatic closing and call people, once a person ends the hold it goes on")
    func flapping() throws {
        let once = Given.machine(8).place(Given.placed(2, at: 8), life: Given.closed()).life
        let twice = Given.machine(16).place(Given.placed(3, at: 16), life: Given.closed(once, from: 8))
        #expect(twice.life.phase == .held && twice.life.flaps == 2)
        #expect(twice.effects.map(\.kind) == [.reopenIssue, .comment, .addLabels])
        #expect(twice.effects.last?.request.labels == ["switchyard:held", "switchyard:escalated"])
        #expect(twice.announced.map(\.0) == [.issueReopened, .issueHeld] && twice.escalations.map(\.0) == [.flapping])
        #expect(!Given.closed(twice.life, from: 16).isClosed)
        let freed = try #require(
            Given.machine(20).observe(Given.change(.unlabeled, at: 20, label: "switchyard:held"), life: twice.life))
        #expect(Given.closed(freed.life, from: 20).isClosed)
    }

    @Test("rounds that lie too far apart are not flapping")
    func apart() {
        let once = Given.machine(8).place(Given.placed(2, at: 8), life: Given.closed()).life
        let later = 8.0 + 15 * 24
        let closed = Given.closed(once, from: later - 8)
        let again = Given.machine(later).place(Given.placed(3, at: later), life: closed)
        #expect(again.life.flaps == 1 && again.escalations.isEmpty && again.life.phase == .monitoring)
    }

    @Test("an old end of a person's hold does not end the hold of a flapping issue")
    func staleHold() throws {
        var life = Given.life()
        var holding = LifeDecision(life)
        Given.machine().hold(&holding, by: "ana", until: Given.at(48), reason: "ana holds it")
        life = try #require(
            Given.machine(0.5).observe(Given.change(.unlabeled, label: "switchyard:held"), life: holding.life)
        ).life
        life = Given.machine(8).place(Given.placed(2, at: 8), life: Given.closed(life)).life
        life = Given.machine(16).place(Given.placed(3, at: 16), life: Given.closed(life, from: 8)).life
        #expect(life.phase == .held && Given.machine().nextWake(life) == nil)
        #expect(Given.machine(49).wake(life) == nil)
    }

    @Test("a closed issue that a person has called a code fix is reopened, and not closed by green runs")
    func recategorised() throws {
        let label = Given.change(.labeled, at: 8, label: "category:code_fix_required")
        let closed = try #require(Given.machine(8).observe(label, life: Given.closed())).life
        let reopened = Given.machine(9).place(Given.placed(2, at: 9), life: closed).life
        #expect(reopened.phase == .assigned && !Given.closed(reopened, from: 9).isClosed)
    }
}
