/// What a model's tokens cost, in US dollars per million.
package struct ModelPrice: Hashable, Sendable {
    /// Read anew.
    package internal(set) var input = 5.0
    /// Written by the model.
    package internal(set) var output = 25.0
    /// Put into the cache.
    package internal(set) var cacheWrite = 6.25
    /// Read from the cache.
    package internal(set) var cacheRead = 0.5

    /// The prices that are used where the policy names none. Anthropic's price list decides; these are the list prices of the
    /// model families when this was written.
    static let standard: [String: ModelPrice] = [
        "claude-haiku-5-5": ModelPrice(input: 1, output: 5, cacheWrite: 1.25, cacheRead: 0.1),
        "claude-opus-5-5": ModelPrice(),
    ]

    static let section = Section(
        name: "price", initial: ModelPrice(),
        fields: [
            Field("input", \.input, .number(0...100_000), "A million tokens that are read anew, in US dollars."),
            Field("output", \.output, .number(0...100_000), "A million tokens that the model writes, in US dollars."),
            Field(
                "cache_write", \.cacheWrite, .number(0...100_000),
                "A million tokens that are put into the cache, in US dollars."),
            Field(
                "cache_read", \.cacheRead, .number(0...100_000),
                "A million tokens that are read from the cache, in US dollars."),
        ])
}

extension ClaudePolicy {
    /// What the tokens of a model cost. A model that neither the policy nor this version knows costs what the dearest known
    /// one does, so that the budget errs on the side of asking less.
    package func price(of model: String) -> ModelPrice {
        if let price = prices[model] ?? ModelPrice.standard[model] { return price }
        let known = Array(prices.values) + Array(ModelPrice.standard.values)
        return ModelPrice(
            input: known.map(\.input).max() ?? 0, output: known.map(\.output).max() ?? 0,
            cacheWrite: known.map(\.cacheWrite).max() ?? 0, cacheRead: known.map(\.cacheRead).max() ?? 0)
    }
}
