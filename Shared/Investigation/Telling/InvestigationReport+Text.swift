import Contracts
import FailureText

extension InvestigationReport {
    /// The report for a terminal: without control characters, each line on its own.
    package var lines: [String] { rawLines.map(InvestigationReport.clean) }

    static func clean(_ text: String) -> String {
        String(Sanitizing.clean(text).map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    private var rawLines: [String] {
        var lines = ["\(facts.subject)  \(facts.newest?.title ?? "")", ""]
        for (index, hypothesis) in hypotheses.enumerated() {
            lines.append(
                "\(index + 1). \(CauseText.name(hypothesis.cause))  \(InvestigationReport.percent(hypothesis.share))")
            for weighed in hypothesis.evidenceFor.prefix(5) {
                lines.append("   + \(InvestigationReport.text(weighed.finding))")
            }
            for weighed in hypothesis.evidenceAgainst.prefix(3) {
                lines.append("   - \(InvestigationReport.text(weighed.finding))")
            }
        }
        if !next.isEmpty { lines += ["", "What to do next"] + next.map { "  * \($0)" } }
        if !tellingApart.isEmpty {
            lines += ["", "What would tell them apart"]
            for pair in tellingApart {
                lines.append("  * \(pair.check)")
                lines.append("      \(pair.ifFirst): \(CauseText.name(pair.first))")
                lines.append("      \(pair.ifSecond): \(CauseText.name(pair.second))")
            }
        }
        lines += ["", "What is known"]
        for known in facts.knownLines {
            let text = known.pieces.map { piece in
                switch piece {
                case .own(let text), .outside(let text): text
                }
            }
            lines.append("  \(known.label): \(text.joined(separator: " "))")
        }
        return lines
    }

    private static func text(_ finding: Finding) -> String {
        var text = finding.statement
        if let source = finding.source { text += " (\(source))" }
        if let quote = finding.quote { text += ": \"\(quote)\"" }
        return text
    }
}
