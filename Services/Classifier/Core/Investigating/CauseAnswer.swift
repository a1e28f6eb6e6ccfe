package import Contracts
import JSONScan

/// What Claude answered to what is behind a failure, as far as it passed every check: causes of our list, probabilities, quotes.
package struct CauseAnswer: Hashable, Sendable {
    /// The causes, the likeliest first; each once, together at most 1.
    package let causes: [CauseEstimate]

    /// Most causes and most quotes for each that are kept.
    static let mostCauses = 4
    static let mostQuotes = 3

    /// Reads the text of an answer; `nil` when anything in it is not exactly what was asked for.
    ///
    /// Any bytes are safe: the time is linear, and only words of the published list come out.
    package init?(parsing text: String) {
        guard text.utf8.count <= 64 << 10, let value = try? JSONValue(parsing: text),
            case .array(let entries)? = value["causes"], (1...FailureCause.known.count).contains(entries.count)
        else { return nil }
        let estimates = entries.compactMap(CauseAnswer.estimate)
        guard estimates.count == entries.count, Set(estimates.map(\.cause)).count == estimates.count else { return nil }
        let sum = estimates.reduce(0) { $0 + $1.probability }
        guard sum > 0 else { return nil }
        // More than certainty is taken as shares of it.
        causes = Array(
            estimates.map { estimate in
                var estimate = estimate
                estimate.probability /= max(1, sum)
                return estimate
            }
            .sorted { ($1.probability, $0.cause.rawValue) < ($0.probability, $1.cause.rawValue) }
            .prefix(CauseAnswer.mostCauses))
    }

    private static func estimate(_ value: JSONValue) -> CauseEstimate? {
        guard let cause = value["cause"]?.string.map({ FailureCause(rawValue: $0) }), cause.isKnown,
            let probability = ClaudeAnswer.number(value["probability"]), (0...1).contains(probability),
            case .array(let passages)? = value["quotes"]
        else { return nil }
        let quotes = passages.compactMap(\.string)
        guard quotes.count == passages.count else { return nil }
        return CauseEstimate(
            cause: cause, probability: probability,
            quotes: Array(quotes.filter { ClaudeAnswer.quoteBytes.contains($0.utf8.count) }.prefix(16)))
    }

    /// The causes with the quotes alone that occur byte for byte in the title or a line, each once.
    package func verified(title: String, lines: [String]) -> [CauseEstimate] {
        causes.map { cause in
            var seen: Set<String> = []
            var cause = cause
            cause.quotes = Array(
                cause.quotes.filter { quote in
                    seen.insert(quote).inserted
                        && (title.utf8Contains(quote) || lines.contains { $0.utf8Contains(quote) })
                }.prefix(CauseAnswer.mostQuotes))
            return cause
        }
    }
}
