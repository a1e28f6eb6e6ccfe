import Contracts
import Platform
import Streams
import Testing

@testable import ResolverService

@Suite("A run and a failure that are handled at the same moment", .timeLimit(.minutes(1)))
struct MeetingTests {
    @Test("the run counts, whichever of the two is committed first")
    func bothOrders() async throws {
        for isRunFirst in [true, false] {
            let bench = try Bench()
            let (_, told) = try bench.platform.writer.envelope(.runFinished, subject: "x", bench.run("1", at: 1))
            let (_, placed) = try bench.platform.writer.envelope(.failurePlaced, subject: "x", bench.placed(at: 2))
            var draft = StepDraft(fence: .open, store: bench.platform.store, writer: bench.platform.writer)
            // One of them has read all that it decides upon when the other one is committed.
            try await bench.handler.handle(isRunFirst ? placed : told, &draft)
            try await bench.handle(isRunFirst ? told : placed)
            let result = try await bench.platform.store.commit([draft.step])[0]
            #expect(result != .committed, "it would not know of the other")
            try await bench.handle(isRunFirst ? placed : told)
            #expect(try await bench.life()?.proof.map(\.runID) == ["1"])
        }
    }
}
