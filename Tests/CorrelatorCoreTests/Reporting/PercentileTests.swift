import CorrelatorCore
import Testing

@Suite("Percentiles")
struct PercentileTests {
    private static func of(_ milliseconds: some Sequence<Int>) -> Percentiles {
        milliseconds.reduce(into: Percentiles()) { $0.add(.milliseconds($1)) }
    }

    @Test("few times are exact: the middle one, and nine in ten")
    func exact() {
        #expect(Percentiles().median == nil && Percentiles().percentile(0.9) == nil)
        #expect(PercentileTests.of([3000, 1000, 2000]).median == 2)
        #expect(PercentileTests.of([1000, 2000]).median == 1.5)
        #expect(PercentileTests.of((1...10).map { $0 * 1000 }).percentile(0.9) == 9)
        #expect(PercentileTests.of([-5]).median == 0)
    }

    @Test("of very many times each percentile is right to one per cent", arguments: [0.1, 0.5, 0.9, 0.99])
    func sketched(share: Double) throws {
        let count = Percentiles.exactLimit * 4
        // Spread over seven orders of magnitude, in an order that is not sorted.
        let values = (0..<count).map { Int(1 + (Double(($0 * 7919) % count) / Double(count)) * 1e7) }
        let told = try #require(PercentileTests.of(values).percentile(share))
        let sorted = values.sorted()
        let truth = Double(sorted[Int((share * Double(count)).rounded(.up)) - 1]) / 1000
        #expect(abs(told - truth) <= 0.0101 * truth)
    }
}
