import Contracts
import Testing

@Suite("Random histories")
struct HistoryPropertyTests {
    @Test("whatever happens in whatever order, people win and nothing closes without proof", .timeLimit(.minutes(2)))
    func people() {
        var closes = 0
        var reopens = 0
        for seed in 1...5000 as ClosedRange<UInt64> {
            var history = RandomHistory(seed: seed)
            for _ in 0..<40 {
                history.step()
                guard let broken = history.witness.broken.first else { continue }
                Issue.record("seed \(seed): \(broken); \(history.life.history.suffix(6).map(\.cause))")
                return
            }
            closes += history.witness.closes
            reopens += history.witness.reopens
        }
        // The histories do come where the guards are.
        #expect(closes > 1000 && reopens > 100, "\(closes) \(reopens)")
    }
}
