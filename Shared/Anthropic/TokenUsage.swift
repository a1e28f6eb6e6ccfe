/// The tokens that a call consumed, as the reply says.
package struct TokenUsage: Codable, Hashable, Sendable {
    /// Read anew, at the full price.
    package var input: Int
    /// Written by the model.
    package var output: Int
    /// Put into the cache.
    package var cacheWrite: Int
    /// Read from the cache.
    package var cacheRead: Int

    /// Most tokens of a kind: far above what a day of calls consumes, and safe to add up.
    private static let most = 1_000_000_000

    /// Made of its counts; a negative one counts as none, an absurd one as a thousand million.
    package init(input: Int = 0, output: Int = 0, cacheWrite: Int = 0, cacheRead: Int = 0) {
        self.input = min(TokenUsage.most, max(0, input))
        self.output = min(TokenUsage.most, max(0, output))
        self.cacheWrite = min(TokenUsage.most, max(0, cacheWrite))
        self.cacheRead = min(TokenUsage.most, max(0, cacheRead))
    }

    /// Both together.
    package static func + (one: TokenUsage, other: TokenUsage) -> TokenUsage {
        TokenUsage(
            input: one.input + other.input, output: one.output + other.output,
            cacheWrite: one.cacheWrite + other.cacheWrite, cacheRead: one.cacheRead + other.cacheRead)
    }

    /// Reads the member names of the Messages API; what is missing or null is 0.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        func count(_ key: Keys) -> Int { ((try? fields.decodeIfPresent(Int.self, forKey: key)) ?? nil) ?? 0 }
        self.init(
            input: count(.input), output: count(.output), cacheWrite: count(.cacheWrite), cacheRead: count(.cacheRead))
    }

    private typealias Keys = CodingKeys

    private enum CodingKeys: String, CodingKey {
        case input = "input_tokens"
        case output = "output_tokens"
        case cacheWrite = "cache_creation_input_tokens"
        case cacheRead = "cache_read_input_tokens"
    }
}
