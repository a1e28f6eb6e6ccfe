import Contracts

/// What the local verdict and one or two answers come to together.
struct Opinion {
    let category: Category
    let errorType: ErrorType
    let expert: Expert
    let confidence: Double
    let probabilities: [String: Double]
    /// The model whose word decided.
    let model: String
    private let answers: [ClaudeAnswer]
    private let local: Verdict
    private let isStructured: Bool

    init(local: Verdict, first: ClaudeAnswer, second: ClaudeAnswer?, isStructured: Bool) {
        let decisive = second ?? first
        self.local = local
        self.isStructured = isStructured
        answers = [first] + (second.map { [$0] } ?? [])
        model = decisive.model
        // What statuses and severities say outweighs prose, and what is less sure than the local verdict changes nothing.
        let isTaken = !isStructured && (decisive.category == local.category || decisive.confidence >= local.confidence)
        let word = isTaken ? decisive : nil
        category = word?.category ?? local.category
        expert = word?.expert ?? local.expert
        errorType = word.map { Opinion.errorType($0, local) } ?? local.errorType
        let isSplit = second.map { $0.category != first.category } ?? false
        let agreed = category == decisive.category
        let raw = agreed ? (isTaken ? decisive.confidence : local.confidence) : local.confidence
        // Nobody is surer than 99 %, and two models that disagree are no better than the less sure of them.
        confidence = min(0.99, isSplit ? min(raw, first.confidence, 0.5) : agreed ? max(raw, local.confidence) : raw)
        probabilities = Opinion.spread(category, confidence, local.probabilities)
    }

    /// The answer's error type; where it knows none, the local one, or what is usual for its category and expert.
    private static func errorType(_ answer: ClaudeAnswer, _ local: Verdict) -> ErrorType {
        if answer.errorType != .unknown { return answer.errorType }
        if answer.category == local.category { return local.errorType }
        return ErrorTypeRules.errorType(category: answer.category, expert: answer.expert, known: [])
    }

    /// Why a person must confirm it, if so.
    func held(reckoned: Priority, local: Verdict) -> String? {
        if answers.count > 1, answers[0].category != answers[1].category {
            return "Two models disagree about it; a person decides."
        }
        if category == .falsePositive, !isStructured {
            return "Only prose says that nothing is wrong; a person confirms before anything is closed."
        }
        if local.priority == .critical, reckoned.isBelow(.critical), category != local.category {
            return "Claude reads a critical failure as less urgent; it stays critical until a person confirms."
        }
        // The local verdict was held for what it said; another word lifts that only by raising.
        return category == local.category ? local.held : nil
    }

    /// Claude's quotes that occur in the report first, then the local evidence; a quote's weight is a share of Claude's
    /// confidence.
    func evidence(title: String, body: String) -> [Evidence] {
        guard let decisive = answers.last, decisive.category == category else { return local.evidence }
        let quotes = decisive.quotes(title: title, body: body)
        let own = quotes.map { Evidence(quote: $0, weight: decisive.confidence / Double(max(1, quotes.count))) }
        let rest = category == local.category ? local.evidence.filter { !quotes.contains($0.quote) } : []
        return Array((own + rest).prefix(8))
    }

    /// One sentence for people, of enums and numbers alone.
    var summary: String {
        let percent = Int((confidence * 100).rounded())
        let kind = category.rawValue.replacing("_", with: " ")
        let type = errorType.rawValue.replacing("_", with: " ")
        let first =
            answers.last?.category == category
            ? "Claude says \(kind) (\(percent) %), as \(type), for \(expert.rawValue)."
            : "Most probably \(kind) (\(percent) %), as \(type), for \(expert.rawValue); Claude thought otherwise."
        return first
    }

    /// The decided category's probability is its confidence; the others share the rest as they did before.
    private static func spread(
        _ category: Category, _ confidence: Double, _ before: [String: Double]
    ) -> [String: Double] {
        let others = Category.known.filter { $0 != category }
        let sum = others.reduce(0) { $0 + (before[$1.rawValue] ?? 0) }
        var result = [category.rawValue: confidence]
        for other in others {
            let share = sum > 0 ? (before[other.rawValue] ?? 0) / sum : 1 / Double(others.count)
            result[other.rawValue] = (1 - confidence) * share
        }
        return result
    }
}
