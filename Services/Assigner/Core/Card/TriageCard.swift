package import Contracts
import FailureText
import FoundationEssentials

/// The one comment that Switchyard keeps on an issue.
///
/// Whatever came from outside is made inert; only links that Switchyard makes itself take effect.
package enum TriageCard {
    /// The hidden text by which the card is found again.
    package static let marker = "<!-- SWITCHYARD_METADATA "

    /// The card of an issue.
    package static func markdown(_ placement: Placement) -> String {
        let verdict = placement.verdict
        var lines = [
            "### Switchyard: \(title(verdict.category)), \(inert(verdict.priority.rawValue)) priority",
            "",
            "**\(percent(verdict.confidence)) sure** (\(engine(verdict))) · error type \(Inert.codeSpan(verdict.errorType.rawValue)) · "
                + "complexity \(verdict.complexityScore)/10",
            "",
            inert(verdict.summary),
            "",
        ]
        if let asked = placement.consultation {
            lines += ["<sub>\(inert(asked.sentence(costUSD: verdict.costUSD)))</sub>", ""]
        }
        if let held = verdict.held { lines += ["> **Held for a person:** \(inert(held))", ""] }
        lines +=
            why(verdict) + owner(placement) + actions(verdict) + history(placement) + similar(placement)
            + next(placement)
        lines.append(CardMetadata(placement).comment)
        return lines.joined(separator: "\n")
    }

    /// The body of an issue that Switchyard opens: what was observed, quoted.
    package static func opening(_ placement: Placement) -> String {
        var lines = [
            "Switchyard observed this failure; no issue existed for it.", "",
            "| | |", "|---|---|",
            "| environment | \(inert(placement.placed.environment.rawValue)) |",
            "| first seen | \(placement.placed.firstOccurrence) |",
        ]
        for node in placement.placed.nodes.prefix(10) {
            lines.append("| node | \(Inert.codeSpan(node.uniqueID)) |")
        }
        let quotes = placement.placed.nodes.compactMap(\.message).prefix(5).joined(separator: "\n")
        if !quotes.isEmpty { lines += ["", Inert.fence(quotes)] }
        return lines.joined(separator: "\n")
    }

    /// The card of an issue that reports what another issue already stands for.
    package static func joined(_ failure: FailureClassified, to known: Placement) -> String {
        let target = known.placed.issue.map { "#\($0.number)" } ?? "another report"
        return """
            ### Switchyard: the same failure as \(target)

            It has the same fingerprint (\(Inert.codeSpan(failure.fingerprint.rawValue))) in the same repository and environment, so it \
            is followed there and ends with it. Seen \(known.placed.occurrenceCount) times since \
            \(known.placed.firstOccurrence).

            \(CardMetadata(known).comment)
            """
    }

    private static func why(_ verdict: Verdict) -> [String] {
        guard !verdict.evidence.isEmpty else { return [] }
        var lines = ["**Why**", ""]
        for evidence in verdict.evidence.prefix(5) { lines.append("- \(Inert.codeSpan(oneLine(evidence.quote)))") }
        return lines + [""]
    }

    private static func actions(_ verdict: Verdict) -> [String] {
        guard !verdict.actions.isEmpty else { return [] }
        return ["**Suggested**", ""] + verdict.actions.prefix(5).map { "1. \(inert($0))" } + [""]
    }

    private static func next(_ placement: Placement) -> [String] {
        let monitoring = placement.verdict.monitoring
        let plan: String
        if placement.verdict.held != nil {
            let command = Inert.codeSpan("/switchyard category \(placement.verdict.category)")
            plan = "Nothing until a person confirms with \(command)."
        } else if placement.verdict.category == .transientFailure, !placement.placed.nodes.isEmpty {
            plan =
                "Closes this when what failed has executed and passed in \(monitoring.greenRuns) later runs and nothing "
                + "recurred for \(monitoring.quietSeconds / 3600) h, and names those runs."
        } else {
            plan = "Watches for recurrence and for deadlines; it never closes on silence."
        }
        return [
            "**Next** \(plan)", "",
            "<sub>Wrong? `/switchyard category …`, `priority …`, `assign @…`, `not-me`, `hold 2d`, `close`, `reopen`, `investigate`, or set label and "
                + "assignee yourself. What a person sets is never overwritten.</sub>", "",
        ]
    }

    private static func title(_ category: Category) -> String {
        inert(category.rawValue.split(separator: "_").joined(separator: " "))
    }

    private static func engine(_ verdict: Verdict) -> String {
        let name = verdict.rule.map { "rule \(Inert.codeSpan($0))" } ?? inert(verdict.engine.rawValue)
        return verdict.degraded ? "\(name), degraded" : name
    }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

    static func minute(_ moment: Timestamp) -> String {
        String(moment.rfc3339.prefix(16)).replacing("T", with: " ") + " UTC"
    }

    static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 }.prefix(200))
    }

    static func inert(_ text: String) -> String { Inert.markdown(text, onOneLine: true) }
}
