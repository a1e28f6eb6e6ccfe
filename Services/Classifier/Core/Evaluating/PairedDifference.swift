/// How much two ways of judging the same reports differ, from those that only one of them judged rightly.
package struct PairedDifference: Sendable, Hashable {
    /// Share of right judgements of the second way less that of the first, −1…1.
    package let difference: Double
    /// Lower end of the 95 % interval. Source: Agresti and Min, Statistics in Medicine 2005.
    package let low: Double
    /// Upper end of it.
    package let high: Double
    /// How probable as great a difference is by chance, both ways equally good: McNemar's exact test, 0…1.
    package let chance: Double

    /// `gained` were right the second way alone, `lost` the first way alone, of `count`.
    package init(gained: Int, lost: Int, of count: Int) {
        difference = count == 0 ? 0 : Double(gained - lost) / Double(count)
        // Half a report more in each of the four cells keeps the interval honest when few differ.
        let all = Double(count) + 2
        let (up, down) = (Double(gained) + 0.5, Double(lost) + 0.5)
        let centre = (up - down) / all
        let spread = 1.959964 * ((up + down) - (up - down) * (up - down) / all).squareRoot() / all
        low = max(-1, min(difference, centre - spread))
        high = min(1, max(difference, centre + spread))
        chance = PairedDifference.chance(min(gained, lost), of: gained + lost)
    }

    /// Twice the probability of at most `few` heads in `throws` throws of a coin, at most 1.
    private static func chance(_ few: Int, of throws: Int) -> Double {
        var (term, all, tail) = (1.0, 0.0, 0.0)
        let middle = `throws` / 2
        // Terms relative to the middle one: each is a binomial coefficient, and their common factor cancels.
        for heads in stride(from: middle, through: 0, by: -1) {
            let isMirrored = 2 * heads != `throws`
            all += isMirrored ? 2 * term : term
            if heads <= few { tail += term }
            term *= Double(heads) / Double(`throws` - heads + 1)
        }
        return min(1, 2 * tail / all)
    }
}
