/// What a model's tokens cost, in US dollars per million.
package struct TokenPrice: Hashable, Sendable {
    /// Read anew.
    package var input: Double
    /// Written by the model.
    package var output: Double
    /// Put into the cache.
    package var cacheWrite: Double
    /// Read from the cache.
    package var cacheRead: Double

    /// Made of its prices.
    package init(input: Double, output: Double, cacheWrite: Double, cacheRead: Double) {
        self.input = input
        self.output = output
        self.cacheWrite = cacheWrite
        self.cacheRead = cacheRead
    }

    /// What `usage` costs, in US dollars.
    package func cost(_ usage: TokenUsage) -> Double {
        (Double(usage.input) * input + Double(usage.output) * output + Double(usage.cacheWrite) * cacheWrite
            + Double(usage.cacheRead) * cacheRead) / 1_000_000
    }
}
