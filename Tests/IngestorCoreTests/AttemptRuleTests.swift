import Contracts
import IngestorCore
import Testing

@Suite("A failed try and the try after it")
struct AttemptRuleTests {
    @Test("waits, is told, passed over or replaced, as the next one goes")
    func decisions() {
        let hour = Duration.seconds(3600)
        #expect(AttemptRule.decide(next: nil, waited: hour) == .tell)
        #expect(AttemptRule.decide(next: .some(nil), waited: hour) == .wait)
        #expect(AttemptRule.decide(next: .some(nil), waited: hour * 7) == .tell)
        #expect(AttemptRule.decide(next: .success, waited: hour * 9) == .recovered)
        #expect(AttemptRule.decide(next: .failed, waited: hour) == .replaced)
        #expect(AttemptRule.decide(next: .cancelled, waited: hour) == .tell)
        #expect(AttemptRule.decide(next: .skipped, waited: hour) == .tell)
    }
}
