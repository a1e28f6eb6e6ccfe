/// Findings as lines for a terminal.
package enum ReviewText {
    /// The lines; outside text is stripped of control characters and stays in its line.
    package static func lines(_ findings: [ReviewFinding]) -> [String] {
        findings.flatMap { finding -> [String] in
            var lines = ["\(finding.kind.replacing("_", with: " ")): \(TerminalLine.clean(finding.finding))"]
            lines += finding.evidence.map { "    · \(TerminalLine.clean(String($0.prefix(300))))" }
            if finding.count > finding.evidence.count, finding.evidence.count == ReviewFinding.most {
                lines.append("    · … (--json has addresses)")
            }
            lines.append("    → \(finding.remedy)")
            if let replay = finding.replay { lines.append("    replay: \(TerminalLine.clean(replay))") }
            if let diff = finding.diff { lines += diff.split(separator: "\n").map { "    \($0)" } }
            return lines + [""]
        } + ["\(findings.count) findings"]
    }
}
