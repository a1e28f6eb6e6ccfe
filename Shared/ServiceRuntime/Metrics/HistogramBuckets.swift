/// The upper bounds of a histogram's buckets, rising, without the last one (+Inf).
package struct HistogramBuckets: Hashable, Sendable {
    /// The bounds.
    package let bounds: [Double]

    /// Made of rising bounds.
    package init(_ bounds: [Double]) {
        precondition(zip(bounds, bounds.dropFirst()).allSatisfy(<), "bounds must rise")
        self.bounds = bounds
    }

    /// For times, from half a millisecond to a minute.
    package static let seconds = HistogramBuckets([
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
    ])
    /// For counts, from 1 to 10,000.
    package static let counts = HistogramBuckets([1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000])
    /// For shares and probabilities.
    package static let fraction = HistogramBuckets([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1])
}
