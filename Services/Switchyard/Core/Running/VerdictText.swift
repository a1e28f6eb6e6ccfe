package import Contracts

/// A verdict for a terminal.
package enum VerdictText {
    /// Its lines.
    package static func lines(_ verdict: Verdict) -> [String] {
        var lines = [
            "category    \(verdict.category)  (\(percent(verdict.confidence)))", "error type  \(verdict.errorType)",
            "priority    \(verdict.priority)", "expert      \(verdict.expert)",
            "decided by  \(verdict.engine)\(verdict.rule.map { ", rule \(TerminalLine.clean($0))" } ?? "")",
            "complexity  \(verdict.complexityScore) of 10",
        ]
        if let held = verdict.held { lines.append("held        \(TerminalLine.clean(held))") }
        lines += list("why", verdict.evidence.prefix(5).map { "\"\(TerminalLine.clean($0.quote))\"" })
        lines += list("next", verdict.actions.map { TerminalLine.clean($0) })
        return lines
    }

    private static func list(_ name: String, _ items: [String]) -> [String] {
        items.enumerated().map { index, item in
            let head = index == 0 ? name : ""
            return head + String(repeating: " ", count: 12 - head.count) + item
        }
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
