import Testing

@testable import ClassifierCore

@Suite("The interval and the chance of a lift")
struct PairedDifferenceTests {
    @Test("the exact test agrees with tables of the binomial distribution")
    func chance() {
        // Two-sided: 2 · Σ C(n, k) / 2ⁿ.
        #expect(abs(PairedDifference(gained: 10, lost: 0, of: 100).chance - 2.0 / 1024) < 1e-12)
        #expect(abs(PairedDifference(gained: 8, lost: 2, of: 100).chance - 112.0 / 1024) < 1e-12)
        #expect(abs(PairedDifference(gained: 6, lost: 1, of: 50).chance - 16.0 / 128) < 1e-12)
        #expect(PairedDifference(gained: 3, lost: 3, of: 50).chance == 1)
        #expect(PairedDifference(gained: 0, lost: 0, of: 50).chance == 1)
    }

    @Test("thousands of changes are no trouble")
    func large() {
        let large = PairedDifference(gained: 2600, lost: 2400, of: 10_000)
        #expect(large.chance > 0.004 && large.chance < 0.006)
    }

    @Test("the interval holds the difference, is no point when nothing changed, and mirrors")
    func interval() {
        for (gained, lost) in [(0, 0), (1, 0), (0, 9), (20, 5), (50, 50)] {
            let one = PairedDifference(gained: gained, lost: lost, of: 100)
            let other = PairedDifference(gained: lost, lost: gained, of: 100)
            #expect(one.low <= one.difference && one.difference <= one.high && one.low < one.high)
            #expect(abs(one.low + other.high) < 1e-12 && one.low >= -1 && one.high <= 1)
        }
        // Agresti and Min: (15 / 102) ± 1.96 √(26 − 15² / 102) / 102.
        let known = PairedDifference(gained: 20, lost: 5, of: 100)
        #expect(abs(known.low - 0.0534) < 0.001 && abs(known.high - 0.2407) < 0.001)
    }

    @Test("no report, no difference")
    func empty() { #expect(PairedDifference(gained: 0, lost: 0, of: 0).difference == 0) }
}
