package import Contracts
import FailureText

extension InvestigationReport {
    /// The hidden text by which the comment is found again; the ingestor knows what begins like it as our own.
    package static let marker = "<!-- switchyard:investigation -->"

    /// The comment. Whatever came from outside is made inert.
    package func markdown(askedBy: String, asOf now: Timestamp) -> String {
        var lines = ["### Switchyard: what is behind this", ""]
        if let first = hypotheses.first {
            lines += [
                "Most likely **\(CauseText.name(first.cause))** (\(InvestigationReport.percent(first.share))).", "",
            ]
        }
        for (index, hypothesis) in hypotheses.enumerated() { lines += section(index + 1, hypothesis) }
        if !next.isEmpty { lines += ["**What to do next**", ""] + next.map { "1. \($0)" } + [""] }
        if !tellingApart.isEmpty {
            lines += ["**What would tell them apart**", ""]
            for pair in tellingApart {
                lines.append("- \(pair.check)")
                lines.append("  - \(pair.ifFirst): \(CauseText.name(pair.first))")
                lines.append("  - \(pair.ifSecond): \(CauseText.name(pair.second))")
            }
            lines.append("")
        }
        lines += ["<details><summary>What is known</summary>", ""]
        lines += facts.knownLines.map { "- \($0.label): \(InvestigationReport.inert($0.pieces))" }
        lines += ["", "</details>", "", footer(askedBy, now), "", InvestigationReport.marker]
        return lines.joined(separator: "\n")
    }

    private func section(_ place: Int, _ hypothesis: Hypothesis) -> [String] {
        var lines = [
            "**\(place). \(InvestigationReport.upperFirst(CauseText.name(hypothesis.cause)))** · "
                + InvestigationReport.percent(hypothesis.share), "",
        ]
        for weighed in hypothesis.evidenceFor.prefix(5) {
            lines.append("- for: \(InvestigationReport.markdown(weighed.finding))")
        }
        for weighed in hypothesis.evidenceAgainst.prefix(3) {
            lines.append("- against: \(InvestigationReport.markdown(weighed.finding))")
        }
        if hypothesis.evidenceFor.isEmpty, hypothesis.evidenceAgainst.isEmpty {
            lines.append("- nothing speaks for it or against it")
        }
        return lines + [""]
    }

    private func footer(_ askedBy: String, _ now: Timestamp) -> String {
        let who: String
        if let opinion = facts.opinion {
            who = "From what is recorded, and Claude's opinion (\(Inert.codeSpan(opinion.modelVersion)))."
        } else {
            who = "From what is recorded; Claude was not asked, or did not answer."
        }
        return "<sub>\(who) Asked for by \(Inert.codeSpan(askedBy)), as of \(InvestigationFacts.minute(now)). "
            + "`/switchyard investigate` again brings this up to date.</sub>"
    }

    private static func markdown(_ finding: Finding) -> String {
        var text = Inert.markdown(finding.statement, onOneLine: true)
        if let source = finding.source { text += " (\(Inert.codeSpan(clip(source, 120))))" }
        if let quote = finding.quote { text += ": \(Inert.codeSpan(clip(quote, 200)))" }
        return text
    }

    private static func inert(_ pieces: [KnownLine.Piece]) -> String {
        pieces.map { piece in
            switch piece {
            case .own(let text): Inert.markdown(text, onOneLine: true)
            case .outside(let text): Inert.codeSpan(clip(text, 160))
            }
        }.joined(separator: " ")
    }

    private static func clip(_ text: String, _ limit: Int) -> String {
        String(text.map { $0.isNewline ? " " : $0 }.prefix(limit))
    }

    private static func upperFirst(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
