/// What came of asking Claude.
package enum Advice: Codable, Hashable, Sendable {
    /// It answered; a second, stronger model may have answered too.
    case answered(first: ClaudeAnswer, second: ClaudeAnswer?)
    /// It should have answered and could not; the word says why.
    case missing(Missing)

    /// Why there is no answer.
    package enum Missing: String, Error, Codable, Hashable, Sendable, CaseIterable {
        /// The day's money is spent.
        case budget
        /// Too many calls failed of late; nobody asks for a while.
        case breaker
        /// No key is set any more.
        case key
        /// The key, the account or the request is refused, which asking again does not mend.
        case rejected
        /// Limits, trouble or silence at the other side.
        case unavailable
        /// The answer was cut.
        case truncated
        /// The model refused.
        case refused
        /// The answer is not what was asked for.
        case invalid
    }

    /// It as one word: `changed`, `confirmed`, or why there is no answer.
    package func word(hasChanged: Bool) -> String {
        switch self {
        case .answered: hasChanged ? "changed" : "confirmed"
        case .missing(let why): why.rawValue
        }
    }
}
