/// How probable it is that failures coincide by accident.
///
/// Failures that have a thing in common are taken as a Poisson process of the rate at which they came in the four weeks
/// before. Beginning with the first, the probability that at least as many further ones fall into the time in which they were
/// seen is the tail of a Poisson distribution: P(N ≥ k − 1), N ~ Poisson(λ·w). Any of the things that were compared could have
/// been the shared one, so it is multiplied by their number (Bonferroni), at most 1.
///
/// Source: Feller, "An Introduction to Probability Theory and Its Applications", volume 1, VI.5 and IV.1 (5.7).
package enum Coincidence {
    /// Never quite nothing, so that it can be told.
    package static let least = 1e-12

    /// The chance.
    ///
    /// - Parameters:
    ///   - repositories: how many share the thing.
    ///   - rate: how often somebody has it anyway, an hour.
    ///   - hours: within which they were seen; less than one counts as one.
    ///   - compared: how many things were compared.
    package static func chance(repositories: Int, rate: Double, hours: Double, compared: Int = 1) -> Double {
        let tail = atLeast(repositories - 1, mean: max(0, rate) * max(1, hours))
        return min(1, max(least, tail * Double(max(1, compared))))
    }

    /// P(N ≥ k) for a Poisson variable of this mean.
    package static func atLeast(_ count: Int, mean: Double) -> Double {
        guard count > 0 else { return 1 }
        guard mean > 0 else { return 0 }
        guard Double(count) > mean else {
            // What is likely is told by what is not.
            let below = (0..<count).reduce(0.0) { sum, index in
                sum + exponential(-mean + Double(index) * naturalLogarithm(mean) - logFactorial(index))
            }
            return min(1, max(0, 1 - below))
        }
        // The tail is summed upwards, so that small probabilities keep their digits.
        var term = exponential(-mean + Double(count) * naturalLogarithm(mean) - logFactorial(count))
        var sum = 0.0
        var next = count
        while next < count + 1000 {
            sum += term
            next += 1
            term *= mean / Double(next)
            if Double(next) > mean, term < sum * 1e-14 { break }
        }
        return min(1, sum)
    }

    private static func logFactorial(_ count: Int) -> Double {
        count < 2 ? 0 : (2...count).reduce(0) { $0 + naturalLogarithm(Double($1)) }
    }
}
