import Contracts
import FailureText

/// What Switchyard writes when it closes, reopens or answers.
enum ClosingNote {
    static func closed(_ life: IssueLife) -> String {
        var lines = ["Switchyard closes this: \(why(life))."]
        if !life.proof.isEmpty {
            lines += ["", "| run | node | finished |", "|---|---|---|"]
            for proof in life.proof {
                lines.append("| \(run(proof)) | \(Inert.codeSpan(proof.node ?? "")) | \(proof.at) |")
            }
        }
        lines += [
            "",
            "If the same failure comes back by \(life.reopenUntil.map(\.description) ?? "then"), this issue is reopened. Wrong? "
                + "Reopen it, or comment `/switchyard reopen`.",
        ]
        return lines.joined(separator: "\n")
    }

    /// How many runs the proof names.
    static func runs(_ life: IssueLife) -> Int { Set(life.proof.map { $0.runID ?? "\($0.at)" }).count }

    private static func why(_ life: IssueLife) -> String {
        let runs = runs(life) == 1 ? "a later run" : "\(runs(life)) later runs"
        switch life.pattern {
        case .prMerged:
            let fix = life.fix.map { "pull request \(Inert.codeSpan($0.runID ?? ""))" } ?? "a linked change"
            return "\(fix) was merged, and what failed executed and passed in \(runs) that began after it"
        case .dataFixed: return "the very test executed and passed on later data in \(runs)"
        case .removed: return "what failed is no part of the project any more"
        case .infraResolved:
            return "what failed executed and passed in \(runs), and so did others that ran beside it"
        case .falseAlarm:
            return "nothing is wrong. \(Inert.markdown(life.history.last?.cause ?? "", onOneLine: true))"
        default:
            return "what failed executed and passed in \(runs), and it has not recurred since \(life.lastOccurrence)"
        }
    }

    static func reopened(_ life: IssueLife) -> String {
        """
        Switchyard reopens this: the same failure came back at \(life.lastOccurrence), occurrence \(life.occurrenceCount). The \
        proof so far no longer counts.
        """
    }

    /// A close of ours that something shows to be wrong that was told only after it.
    static func refuted(_ why: String) -> String {
        """
        Switchyard takes its close back and reopens this: \(Inert.markdown(why, onOneLine: true)), which it was told only \
        after the close.
        """
    }

    static func recurred(_ life: IssueLife, at: Timestamp) -> String {
        """
        The same failure came back at \(at), occurrence \(life.occurrenceCount). A person closed this issue, so Switchyard leaves \
        it closed; reopen it, or comment `/switchyard reopen`, if it is not over.
        """
    }

    /// A link when the address is plainly one; else the id as it is, inert.
    private static func run(_ proof: Proof) -> String {
        let name = proof.runID ?? "run"
        let mark = proof.kind == IssueMachine.retriedRun ? " (started again by Switchyard)" : ""
        guard let url = proof.url, url.hasPrefix("https://") || url.hasPrefix("http://"),
            url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"()<>[]|`\\\"".utf8.contains($0) })
        else { return Inert.codeSpan(name) + mark }
        return "[\(Inert.markdown(name, onOneLine: true))](\(url))\(mark)"
    }
}
