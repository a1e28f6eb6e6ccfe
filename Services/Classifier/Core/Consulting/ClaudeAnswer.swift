package import Contracts
import JSONScan

/// An answer of Claude's that passed every check: words of our lists, a probability, and quotes that occur in the report.
package struct ClaudeAnswer: Codable, Hashable, Sendable {
    /// What would end it.
    package let category: Category
    /// One level below.
    package let errorType: ErrorType
    /// Who can end it.
    package let expert: Expert
    /// Claude's probability that the category is right, 0…1.
    package let confidence: Double
    /// Passages that decided, as they came; see ``quotes(in:)``.
    package let quotes: [String]
    /// The model that answered.
    package let model: String

    /// Made of its fields.
    package init(
        category: Category, errorType: ErrorType, expert: Expert, confidence: Double, quotes: [String], model: String
    ) {
        self.category = category
        self.errorType = errorType
        self.expert = expert
        self.confidence = confidence
        self.quotes = quotes
        self.model = model
    }

    /// Most quotes that are kept, and the bytes of each.
    static let mostQuotes = 5
    static let quoteBytes = 3...300

    /// Reads the text of an answer; `nil` when anything in it is not exactly what was asked for.
    ///
    /// Any bytes are safe: the time is linear, and only words of the published lists come out.
    package init?(parsing text: String, model: String) {
        guard text.utf8.count <= 64 << 10, let value = try? JSONValue(parsing: text),
            let category = value["category"]?.string.map({ Category(rawValue: $0) }), category.isKnown,
            let errorType = value["error_type"]?.string.map({ ErrorType(rawValue: $0) }), errorType.isKnown,
            let expert = value["expert"]?.string.map({ Expert(rawValue: $0) }), expert.isKnown,
            let confidence = ClaudeAnswer.number(value["confidence"]), (0...1).contains(confidence),
            case .array(let passages)? = value["quotes"]
        else { return nil }
        let quotes = passages.compactMap(\.string)
        guard quotes.count == passages.count else { return nil }
        self.init(
            category: category, errorType: errorType, expert: expert, confidence: confidence,
            quotes: Array(quotes.filter { ClaudeAnswer.quoteBytes.contains($0.utf8.count) }.prefix(16)), model: model)
    }

    /// The quotes that occur byte for byte in the title or the body, each once.
    package func quotes(title: String, body: String) -> [String] {
        var seen: Set<String> = []
        let found = quotes.filter { quote in
            seen.insert(quote).inserted && (title.utf8Contains(quote) || body.utf8Contains(quote))
        }
        return Array(found.prefix(ClaudeAnswer.mostQuotes))
    }

    static func number(_ value: JSONValue?) -> Double? {
        switch value {
        case .int(let number): Double(number)
        case .double(let number): number.isFinite ? number : nil
        default: nil
        }
    }
}

extension String {
    /// Whether the text occurs byte for byte: nothing is normalised, so that what is shown is what was written.
    package func utf8Contains(_ text: String) -> Bool { Array(utf8).firstRange(of: Array(text.utf8)) != nil }
}
