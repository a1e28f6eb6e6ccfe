import Contracts

/// What an investigation comes to: ranked causes with their evidence, what to do next, and what would tell the likeliest apart.
package struct InvestigationReport: Codable, Hashable, Sendable {
    /// What was known.
    package var facts: InvestigationFacts
    /// Causes, the likeliest first.
    package var hypotheses: [Hypothesis]
    /// What to do next, in our words.
    package var next: [String]
    /// Checks for pairs of the likeliest causes.
    package var tellingApart: [TellingApart]

    /// A cause below this share is not told of.
    package static let leastShare = 0.06
    /// Most causes that are told of.
    package static let mostCauses = 4

    /// The same facts always give the same report.
    package init(_ facts: InvestigationFacts) {
        self.facts = facts
        let ranked = CauseRanking.rank(facts)
        let likely = Array(
            ranked.prefix(InvestigationReport.mostCauses).enumerated()
                .filter { $0.offset < 2 || $0.element.share >= InvestigationReport.leastShare }.map(\.element))
        hypotheses = likely
        next = likely.first.map { CauseText.next($0.cause) } ?? []
        if likely.count > 1, likely[1].share >= 0.2, let other = CauseText.next(likely[1].cause).first {
            next.append("If that shows nothing: \(other)")
        }
        var pairs: [TellingApart] = []
        for (index, first) in likely.prefix(3).enumerated() {
            for second in likely.prefix(3).dropFirst(index + 1)
            where index == 0 || second.share >= InvestigationReport.leastShare {
                if let pair = TellingApart(first.cause, second.cause) { pairs.append(pair) }
            }
        }
        tellingApart = pairs
    }

    private enum CodingKeys: String, CodingKey {
        case facts, hypotheses, next
        case tellingApart = "telling_apart"
    }
}
